import { openComputer } from '../electron/host/computer.ts';
import { createHost } from '../electron/host/create-host.ts';
import type { Host } from '../electron/host/host-protocol.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { portsWithoutWindow } from '../electron/host/testing/open-test-host.ts';
import { findHeader, type OpenRegister, openWithKey } from '../electron/host/vault/open-register.ts';
import { openSlot } from '../electron/host/vault/slots.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';
import { createLargeRegister, type LargeRegister } from './large-register.ts';

/** Everything that an unlocking does once the passphrase has become a key. */
export function openWithoutDerivation(
  { home, file, slotSecret, userId: own }: LargeRegister,
  userId = own,
): OpenRegister {
  const header = findHeader(file);
  const slot = header.slots.find((one) => one.userId === userId);
  const opened = slot === undefined ? null : openSlot(slot, slotSecret, header);
  if (opened === null) throw new Error('the slot does not open');
  return openWithKey({ computer: openComputer(home), clock: systemClock }, file, { header, ...opened, userId });
}

export const hostOn = (register: LargeRegister, open: OpenRegister): Host =>
  createHost(
    { home: register.home, shell: 'terminal', demonstration: false, lockSignals: [] },
    portsWithoutWindow,
    open,
  );

const ask = async (host: Host, name: string, input: object = {}): Promise<void> => {
  const reply = await host.dispatch(name, input, { window: 'main' });
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
};

/** What the first screen asks for, besides the status. */
const firstScreen = ['vault.status', 'programme.periods', 'people.counts', 'fidelity.overview', 'backups.overview'];

/** Unlocking a register of 10,000 people, 50 colleagues and 50,000 entries, beyond the key derivation. */
export async function measureUnlock(): Promise<Figure[]> {
  const register = createLargeRegister({ people: 10_000, colleagues: 50, entries: 50_000 });
  let open: OpenRegister | null = null;
  const opening: number[] = [];
  const showing: number[] = [];
  const closing: number[] = [];
  for (let at = 0; at < 12; at += 1) {
    const begun = performance.now();
    open = openWithoutDerivation(register);
    const host = hostOn(register, open);
    const opened = performance.now();
    for (const name of firstScreen) await ask(host, name);
    const shown = performance.now();
    await host.close();
    const closed = performance.now();
    if (at < 2) continue;
    opening.push(opened - begun);
    showing.push(shown - opened);
    closing.push(closed - shown);
  }
  register.discard();
  const unlocked = figureOf('Unlocking 10,000 people, beyond the key derivation', opening);
  return [
    under(unlocked, 300),
    figureOf('What the first screen then asks for', showing),
    figureOf('Locking it again', closing),
  ];
}

/** A new key for a register of 100 MB, as it happens when an account ends. */
export function measureRekey(): Figure[] {
  const register = createLargeRegister({ people: 10_000, goal: 1_200, colleagues: 20 });
  const open = openWithoutDerivation(register);
  const megabytes = register.megabytes();
  const taken: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    const begun = performance.now();
    open.keyFile.rekey();
    taken.push(performance.now() - begun);
  }
  open.close();
  register.discard();
  const figure = figureOf(`A new key for a register of ${megabytes.toFixed(0)} MB`, taken);
  return [{ ...figure, goal: { words: 'under 5 s at 100 MB', met: figure.median < 5000 && megabytes >= 100 } }];
}

/** How fast the trail is verified, in entries a second. */
export function measureVerification(): Figure[] {
  const entries = 100_000;
  const register = createLargeRegister({ people: 1_000, entries });
  const open = openWithoutDerivation(register);
  const rates: number[] = [];
  const indexRates: number[] = [];
  for (let at = 0; at < 7; at += 1) {
    const begun = performance.now();
    const { head, problem } = open.session.audit.verify(open.keyFile.current().auditHead);
    const walked = performance.now();
    const index = open.session.audit.verifyIndex();
    const looked = performance.now();
    if (problem !== null || index !== null || head.count < entries) throw new Error('the trail does not verify');
    rates.push(head.count / ((walked - begun) / 1000));
    indexRates.push(head.count / ((looked - walked) / 1000));
  }
  open.close();
  register.discard();
  const figure = figureOf('Verifying the audit trail', rates, 'entries/s');
  return [
    { ...figure, goal: { words: 'over 40,000 a second', met: figure.median > 40_000 } },
    figureOf('Verifying its index of who was shown', indexRates, 'entries/s'),
  ];
}

/** What the page about a person asks in one breath, against a bare durable commit on the same file. */
const personPage = ['people.open', 'sharing.ofPerson', 'sharing.apartFrom', 'privacy.standing'];

/** What a view costs in durable commits. */
export async function measureView(): Promise<Figure[]> {
  const register = createLargeRegister({ people: 10_000, entries: 10_000 });
  const open = openWithoutDerivation(register);
  const host = hostOn(register, open);
  const { raw } = open.session;
  raw.exec('CREATE TABLE bareCommit (at REAL)');
  const insert = raw.prepare('INSERT INTO bareCommit (at) VALUES (?)');
  const people = raw.prepare<[], string>('SELECT id FROM person LIMIT 300').pluck().all();
  let turn = 0;
  const view = async (): Promise<void> => {
    turn += 1;
    const input = { personId: people[turn % people.length] ?? '' };
    await Promise.all(personPage.map((name) => ask(host, name, input)));
  };
  const bare = figureOf('A bare durable commit', await timed(200, () => insert.run(performance.now())));
  const viewed = figureOf('Everything the page about a person asks', await timed(200, view));
  raw.exec('DROP TABLE bareCommit');
  await host.close();
  register.discard();
  return [{ ...viewed, against: { name: 'a bare commit', ratio: viewed.median / bare.median } }, bare];
}
