import { headerPathOf, readHeader, writeHeader } from '../../electron/host/vault/header.ts';
import { fillUserSlot, stretchPassphrase } from '../../electron/host/vault/slots.ts';
import { dataKeyOf, type Place } from '../register.ts';
import { museumUser } from './first-schema-rows.ts';
import { createOldRegister } from './old-register.ts';

/** The least that the application takes: what opens a museum piece is printed beside it. */
const cost = { memoryKiB: 64 * 1024, passes: 3, parallelism: 1 };

/** An older register that its one person opens with a passphrase, as it would lie on a laptop that is updated. */
export async function createOldRegisterWithPassphrase(
  folder: string,
  version: number,
  passphrase: string,
): Promise<Place> {
  const place = createOldRegister(folder, version);
  const header = readHeader(headerPathOf(place.file));
  const stretched = await stretchPassphrase(passphrase, cost);
  const slot = fillUserSlot({ id: museumUser, signInName: 'Robin' }, stretched, dataKeyOf(place), header);
  stretched.key.wipe();
  const recovery = header.slots.filter((one) => one.kind === 'recovery');
  writeHeader([headerPathOf(place.file)], { ...header, slots: [slot, ...recovery] }, dataKeyOf(place));
  return place;
}
