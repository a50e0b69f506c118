import { z } from 'zod';
import { id, line } from '../fields.ts';

/**
 * Text that was typed and not yet acknowledged as a draft when the host ended. The page seals it to the public key of
 * whoever typed it and hands it over; at their next unlocking it becomes the draft of the place where it was typed.
 */

/** A draft may have 200,000 characters, each up to six bytes as JSON, and base64 adds a third. */
const longestBox = 1_700_000;
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'bad-input' });

/** An ephemeral X25519 public key (SPKI) and what AES-256-GCM made of the text: nonce, tag, ciphertext. */
export const leftText = z.strictObject({
  ephemeral: base64.length(60),
  sealed: base64.max(longestBox, { error: 'text-too-long' }),
});
export type LeftText = z.output<typeof leftText>;

/** What is inside: a draft, and how to tell whether the register's own draft is older or newer. */
export const insideLeftText = z.strictObject({
  form: line(60),
  subject: line(80),
  personId: id.nullable(),
  content: z.string().max(200_000),
  /** When the draft of that place was kept last, as the page knew it; null where it knew of none. */
  basedOn: z.string().max(40).nullable(),
  /** SHA-256, in hexadecimal, of texts that were sent before and not acknowledged. */
  sent: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
});
export type InsideLeftText = z.output<typeof insideLeftText>;

/** What a box is bound to beside its recipient's key, so that it opens in no other register and for nobody else. */
export const leftTextBound = (registerId: string, userId: string): string => `left-text ${registerId} ${userId}`;

/** What becomes of left text: it takes the draft's place, says nothing new, or waits until a newer draft is settled. */
export type Fit = 'draft' | 'nothing-new' | 'waits';

/**
 * Neither text is ever lost. Left text follows the draft that it was typed over (the one that the page knew, or one that
 * it had sent itself); beside any other, which somebody wrote later, it waits until that one is saved or discarded.
 * @param standing the register's draft of the place, with the SHA-256 of its content
 */
export function fitLeftText(
  left: Pick<InsideLeftText, 'content' | 'basedOn' | 'sent'>,
  standing: { readonly content: string; readonly keptAt: string; readonly sha256: string } | null,
): Fit {
  if (standing === null) return 'draft';
  if (standing.content === left.content) return 'nothing-new';
  return standing.keptAt === left.basedOn || left.sent.includes(standing.sha256) ? 'draft' : 'waits';
}
