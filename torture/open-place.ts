import { Secret } from '../db/secret.ts';
import type { Clock } from '../domain/time.ts';
import { leastCost } from '../domain/vault/derivation-cost.ts';
import { openComputer } from '../electron/host/computer.ts';
import { createHost } from '../electron/host/create-host.ts';
import type { Host } from '../electron/host/host-protocol.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { portsWithoutWindow } from '../electron/host/testing/open-test-host.ts';
import { settleUnfinishedFiles } from '../electron/host/unfinished-files.ts';
import { findHeader, type OpenRegister, openWithKey } from '../electron/host/vault/open-register.ts';
import { openRecoverySlot } from '../electron/host/vault/slots.ts';
import { dataKeyOf, type Place } from './register.ts';

function settled({ home }: Place, open: OpenRegister): OpenRegister {
  settleUnfinishedFiles(home, open.session);
  return open;
}

/** Opens as the application does once a passphrase gave the data key: key file, session, notes of this computer. */
export function openPlace(place: Place, sealedKey: Secret | null = null, clock: Clock = systemClock): OpenRegister {
  const here = { computer: openComputer(place.home), clock };
  const opened = { header: findHeader(place.file), dataKey: dataKeyOf(place), userId: place.userId, sealedKey };
  return settled(place, openWithKey(here, place.file, opened));
}

/** What one of the slots holds: the data key, and the coming one where a re-key was begun. */
function openedBy(place: Place, which: number) {
  const header = findHeader(place.file);
  const [slot, code] = [header.slots[which], place.codes?.[which]];
  if (slot === undefined || code === undefined) throw new Error('there is no such slot');
  const opened = openRecoverySlot(slot, new Secret(Buffer.from(code, 'hex')), header);
  if (opened === null) throw new Error(`slot ${which} does not open`);
  return { header, opened };
}

const asHex = (secret: Secret): string => secret.use((bytes) => bytes.toString('hex'));

/** The place under the key that its first slot gives, and under the one that fits the file, where those differ. */
export function placesByKey(place: Place): { readonly keyFile: Place; readonly register: readonly Place[] } {
  const { dataKey, coming } = openedBy(place, 0).opened;
  const keys = [dataKey, coming].flatMap((key) => (key === null ? [] : [asHex(key)]));
  return { keyFile: { ...place, key: asHex(dataKey) }, register: keys.map((key) => ({ ...place, key })) };
}

/** Opens by one of the slots, whatever the data key is by now; finishes a re-key that was interrupted. */
export function openBySlot(place: Place, which: number): OpenRegister {
  const here = { computer: openComputer(place.home), clock: systemClock };
  const { header, opened } = openedBy(place, which);
  return settled(place, openWithKey(here, place.file, { header, ...opened, userId: place.userId }));
}

/** A host that serves an open register. */
export const hostOf = (place: Place, open: OpenRegister): Host =>
  createHost(
    { home: place.home, shell: 'terminal', demonstration: false, lockSignals: [], derivation: leastCost },
    portsWithoutWindow,
    open,
  );
