import { type InsideLeftText, leftTextBound } from '../domain/drafts/left-text.ts';
import { ask } from './call.ts';
import type { Unkept } from './draft-keeper.ts';
import { fingerprint, sealText } from './seal-text.ts';

/** To whom text is sealed: the register, whoever is signed in, and the public half of their key pair. */
export interface LeaveTo {
  readonly registerId: string;
  readonly userId: string;
  readonly publicKey: string;
}

const sealOne = async ({ registerId, userId, publicKey }: LeaveTo, unkept: Unkept) => {
  const { form, subject, personId, content, basedOn } = unkept;
  const sent = await Promise.all(unkept.sent.slice(-100).map(fingerprint));
  const inside: InsideLeftText = { form, subject, personId, content, basedOn, sent };
  return await sealText(publicKey, JSON.stringify(inside), leftTextBound(registerId, userId));
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const triesAfter = [0, 300, 1_000];

/**
 * Seals what the register did not acknowledge and hands it to the fresh host, which cannot read it. Answers whether it
 * lies on the disk; never throws.
 */
export async function leaveText(to: LeaveTo | null, unkept: readonly Unkept[]): Promise<boolean> {
  if (unkept.length === 0) return true;
  if (to === null) return false;
  try {
    const boxes = await Promise.all(unkept.map((one) => sealOne(to, one)));
    for (const wait of triesAfter) {
      await pause(wait);
      const reply = await ask('drafts.leave', { registerId: to.registerId, userId: to.userId, boxes });
      if (reply.ok) return true;
    }
  } catch {
    // Said on the unlock screen.
  }
  return false;
}
