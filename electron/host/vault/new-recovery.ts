import { randomBytes } from 'node:crypto';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { encodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { lastGroupOf, sameGroup, splitRecoveryCode, splittingBytes } from '../../../domain/vault/recovery-parts.ts';
import type { Slot } from './header.ts';
import type { OpenRegister } from './open-register.ts';
import { slotOf, type VaultMeans } from './own-slot.ts';
import type { Sealing } from './rekey.ts';
import { createRecoverySlot, openUserSlot } from './slots.ts';

/** On how many papers a recovery code stands: one, or a part each for two holders. */
export type RecoveryParts = 1 | 2;

/** A code as it goes on paper: whole, or split with random bytes that are used for nothing else. */
export function papersOf(code: Secret, parts: RecoveryParts): string[] {
  if (parts === 1) return [code.use(encodeRecoveryCode)];
  const random = randomBytes(splittingBytes);
  try {
    return code.use((bytes) => splitRecoveryCode(bytes, random));
  } finally {
    random.fill(0);
  }
}

/** The slots with one that this code opens in the place of any recovery slot before. */
export const withNewRecovery = (
  slots: readonly Slot[],
  code: Secret,
  { dataKey, place }: Sealing,
  parts: RecoveryParts,
): Slot[] => [...slots.filter((slot) => slot.kind !== 'recovery'), createRecoverySlot(code, dataKey, place, parts)];

/** Where attempts are counted, and what the keychain of this computer holds for a slot that asks for it. */
type RecoveryMeans = Pick<VaultMeans, 'computer' | 'devices'>;

/** Refuses whoever does not know the passphrase of the person who has the register open; counted like an unlocking. */
async function assertOwnPassphrase(means: RecoveryMeans, open: OpenRegister, current: string): Promise<void> {
  const { attempts } = means.computer;
  const { session, keyFile } = open;
  const slot = slotOf(keyFile, session.user.id);
  if (slot === undefined) throw new Refusal('not-found');
  attempts.assertMayTry(session, session.user.id, 'current');
  const opened = await openUserSlot(slot, current, keyFile.current(), means.devices, 'current');
  attempts[opened === null ? 'wrong' : 'right'](session, session.user.id);
  if (opened === null) throw new Refusal('wrong-current-passphrase', 'current');
  for (const secret of [opened.dataKey, opened.sealedKey, opened.coming, opened.own.privateKey]) secret?.wipe();
}

interface Made {
  readonly open: OpenRegister;
  readonly code: Secret;
  readonly papers: readonly string[];
  readonly parts: RecoveryParts;
}

/** Makes new recovery codes. The one of before holds until the new one is known to be on paper. */
export interface NewRecovery {
  /** A fresh code, as it goes on paper. Nothing is changed yet: it opens nothing until it is confirmed. */
  make(open: OpenRegister, order: { readonly current: string; readonly parts: RecoveryParts }): Promise<string[]>;
  /**
   * Compares what was typed back from each paper; answers with the step that puts the code in the place of the one before
   * and gives the register another data key, without which the old code and an old key file would still open it.
   */
  confirm(open: OpenRegister, lastGroups: readonly string[]): () => void;
}

export function createNewRecovery(means: RecoveryMeans): NewRecovery {
  let made: Made | null = null;
  const forget = (): void => {
    made?.code.wipe();
    made = null;
  };
  return {
    async make(open, { current, parts }) {
      await assertOwnPassphrase(means, open, current);
      forget();
      const code = Secret.random(20);
      made = { open, code, papers: papersOf(code, parts), parts };
      return [...made.papers];
    },
    confirm(open, lastGroups) {
      const standing = made;
      if (standing === null || standing.open !== open) throw new Refusal('recovery-not-shown');
      const { papers, parts, code } = standing;
      const wrong = papers.findIndex((paper, at) => !sameGroup(lastGroups[at] ?? '', lastGroupOf(paper)));
      if (wrong !== -1) throw new Refusal('recovery-group-differs', `lastGroups.${wrong}`);
      return () => {
        open.keyFile.rekey({ change: (slots, sealing) => withNewRecovery(slots, code, sealing, parts) });
        forget();
      };
    },
  };
}
