import { refusalOf } from '../../../db/open.ts';
import type { RegisterSession } from '../register-session.ts';
import type { KeyFile } from './key-file.ts';

/**
 * The sealed-field key is handed over in the key file and noted in the register, two files that cannot change in one step.
 * What a kill left in between is taken back, so that nobody holds the key without the trail saying who gave it to them. A
 * change that the register did keep is the next entry of its trail.
 */
export function settleUnconfirmed(keyFile: KeyFile, session: RegisterSession): void {
  const { unconfirmed } = keyFile.current();
  if (unconfirmed === undefined) return;
  const next = session.raw.prepare<[number], string>('SELECT operation FROM audit WHERE seq = ?').pluck();
  const kept = next.get(unconfirmed.auditCount + 1)?.startsWith('sealed.') === true;
  try {
    keyFile.settleUnconfirmed(kept);
  } catch (error) {
    // A full drive keeps nobody out; it stands there until the next opening.
    if (refusalOf(error) === null) throw error;
  }
  const mine = keyFile.current().slots.find(({ userId }) => userId === session.user.id);
  if (!kept && mine !== undefined && mine.sealedKey === undefined) session.holdSealedKey(session.sealedPublicKey, null);
}
