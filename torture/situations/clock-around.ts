import { openCopy } from '../../db/open.ts';
import type { Clock } from '../../domain/time.ts';
import { leastCost } from '../../domain/vault/derivation-cost.ts';
import { openComputer } from '../../electron/host/computer.ts';
import { createHost } from '../../electron/host/create-host.ts';
import { openSession } from '../../electron/host/register-session.ts';
import { openInMemory } from '../../electron/host/testing/key-file-in-memory.ts';
import { portsWithoutWindow } from '../../electron/host/testing/open-test-host.ts';
import type { Setting } from '../campaign.ts';
import { contentOf } from '../content.ts';
import { backupsBelow } from '../kills/backup.ts';
import { lookUp } from '../look-up.ts';
import { mixedWork } from '../mixed-work.ts';
import { contentAfter, differences } from '../oracle.ts';
import { createPlace, dataKeyOf, type Place } from '../register.ts';

const day = 86_400_000;
/** How far the clock on the wall is set each time, from where it then stands. */
const leaps: readonly number[] = [day, -400 * day, 2 * day, 800 * day, -day, day];

const clockOf = (hand: { readonly now: number }): Clock => ({
  now: () => hand.now,
  today: () => new Date(hand.now).toISOString().slice(0, 10),
});

/** Works for a while at one time of the clock and closes, as a person does at the end of a day. */
async function workAndClose(setting: Setting, place: Place, clock: Clock, turn: number) {
  const dataKey = dataKeyOf(place);
  const session = openSession({ path: place.file, dataKey, userId: place.userId, deviceId: place.userId, clock });
  const settings = {
    home: place.home,
    shell: 'terminal' as const,
    demonstration: false,
    lockSignals: [],
    derivation: leastCost,
  };
  const host = createHost(settings, portsWithoutWindow, openInMemory(session, dataKey));
  const before = contentOf(session.raw);
  const steps = mixedWork(setting.random, before, 4, `leap-${turn}`);
  const refused: string[] = [];
  for (const { operation, input } of steps) {
    const reply = await host.dispatch(operation, lookUp(session.raw, input), { window: 'main' });
    if (!reply.ok) refused.push(`${operation} was refused as ${reply.error.code}`);
  }
  await host.close('closing');
  const said = steps.map(({ effects }) => effects);
  return { refused, content: contentAfter(before, said) };
}

/** Whether one of the backups that can be seen says exactly this. */
function isBackedUp(place: Place, content: ReadonlyMap<string, string>): boolean {
  return backupsBelow(place.home).some((file) => {
    const db = openCopy(file, dataKeyOf(place));
    try {
      return differences(content, contentOf(db)).length === 0;
    } finally {
      db.close();
    }
  });
}

/** Wherever the clock is set to: what was done is in a backup when the register is closed. */
async function backupsUnderLeaps(setting: Setting, place: Place): Promise<string[]> {
  const hand = { now: Date.UTC(2024, 1, 28, 23, 0) };
  const failures: string[] = [];
  for (const [turn, leap] of leaps.entries()) {
    hand.now += leap;
    const { refused, content } = await workAndClose(setting, place, clockOf(hand), turn);
    failures.push(...refused);
    if (!isBackedUp(place, content)) failures.push(`after leap ${turn} the work of that day is in no backup`);
  }
  return failures;
}

/** After five wrong attempts there is a wait that the clock on the wall cannot end, in whatever direction it is set. */
function waitsUnderLeaps(place: Place): string[] {
  const hand = { now: Date.UTC(2024, 1, 29, 9, 0), sinceStart: 1_000_000 };
  const clock = { ...clockOf(hand), now: () => hand.now, sinceStart: () => hand.sinceStart };
  const register = { registerId: place.userId };
  const mayTry = (): boolean => {
    try {
      openComputer(place.home, clock).attempts.assertMayTry(register, 'somebody', 'passphrase');
      return true;
    } catch {
      return false;
    }
  };
  for (let attempt = 0; attempt < 6; attempt += 1) openComputer(place.home, clock).attempts.wrong(register, 'somebody');
  const failures: string[] = [];
  for (const leap of leaps) {
    hand.now += leap;
    if (mayTry()) failures.push(`a clock set by ${leap / day} days ended the wait`);
  }
  hand.sinceStart += 2 * 3_600_000;
  if (!mayTry()) failures.push('the wait did not end when its time had really passed');
  return failures;
}

/** The clock leaps between the days on which somebody works: backups that are due, and waits after wrong attempts. */
export async function clockAround(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  return [...waitsUnderLeaps(place), ...(await backupsUnderLeaps(setting, place))];
}
