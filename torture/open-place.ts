import type { Secret } from '../db/secret.ts';
import { openComputer } from '../electron/host/computer.ts';
import { createHost } from '../electron/host/create-host.ts';
import type { Host } from '../electron/host/host-protocol.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { portsWithoutWindow } from '../electron/host/testing/open-test-host.ts';
import { findHeader, type OpenRegister, openWithKey } from '../electron/host/vault/open-register.ts';
import { dataKeyOf, type Place } from './register.ts';

/** Opens as the application does once a passphrase gave the data key: key file, session, notes of this computer. */
export function openPlace(place: Place, sealedKey: Secret | null = null): OpenRegister {
  const here = { computer: openComputer(place.home), clock: systemClock };
  const opened = { header: findHeader(place.file), dataKey: dataKeyOf(place), userId: place.userId, sealedKey };
  return openWithKey(here, place.file, opened);
}

/** A host that serves an open register. */
export const hostOf = (place: Place, open: OpenRegister): Host =>
  createHost({ home: place.home, shell: 'terminal', demonstration: false, lockSignals: [] }, portsWithoutWindow, open);
