import { createHash } from 'node:crypto';
import { programmeSubject } from '../../db/history-keys.ts';
import { findDraft, keepDraft } from '../../db/repositories/drafts/drafts.ts';
import { fitLeftText, type InsideLeftText, insideLeftText, leftTextBound } from '../../domain/drafts/left-text.ts';
import { removeLeft, removeUseless, type Waiting, waitingFor } from './left-text.ts';
import type { RegisterSession } from './register-session.ts';
import { type KeyPair, openBytes } from './vault/key-pair.ts';

/** What a box holds, or null where it is torn, foreign, or sealed to a key that its owner no longer has. */
function open({ box }: Waiting, pair: KeyPair, { registerId, user }: RegisterSession): InsideLeftText | null {
  if (box === null) return null;
  try {
    const plain = openBytes(pair, box, leftTextBound(registerId, user.id));
    const parsed = insideLeftText.safeParse(JSON.parse(plain.toString('utf8')));
    plain.fill(0);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const sha256 = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

/** Puts one text where it was typed; answers whether its file may go. Runs in a transaction. */
function fitIn(session: RegisterSession, left: InsideLeftText, keptAt: string): boolean {
  const { raw, keys, user } = session;
  // Whoever was erased has no key any more, and gets none for this.
  if (left.personId !== null && keys.find(left.personId) === undefined) return true;
  const place = { userId: user.id, form: left.form, subject: left.subject };
  const found = findDraft(raw, keys, place);
  const fit = fitLeftText(left, found === null ? null : { ...found, sha256: sha256(found.content) });
  if (fit === 'draft') keepDraft(raw, keys, place, left.personId ?? programmeSubject, left.content, keptAt);
  return fit !== 'waits';
}

/**
 * Turns what a page left behind into drafts, for whoever just unlocked: opened with the private key of their slot, durable
 * in the register, and only then removed from the disk. Interrupted anywhere, the next unlocking does the rest. Other
 * people's texts are not looked at.
 */
export function adoptLeftText(home: string, session: RegisterSession, pair: KeyPair): void {
  const waiting = waitingFor(home, { registerId: session.registerId, userId: session.user.id });
  if (waiting.length === 0) return;
  const now = session.clock.now();
  const fitAll = session.raw.transaction(() =>
    waiting.filter((one) => {
      const left = open(one, pair, session);
      return left !== null && fitIn(session, left, new Date(now).toISOString());
    }),
  );
  const settled = new Set(fitAll.immediate());
  for (const one of waiting) {
    if (settled.has(one)) removeLeft(one);
    else if (open(one, pair, session) === null) removeUseless(one, Date.now());
  }
}
