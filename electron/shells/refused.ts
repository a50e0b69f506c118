import { type RefusalCode, sentenceFor } from '../../domain/refusal.ts';
import type { Reply } from '../../domain/reply.ts';

/** A reply by which a shell itself says no, before or instead of the host. */
export const refused = (code: RefusalCode): Reply<never> => ({
  ok: false,
  error: { code, message: sentenceFor(code) },
});
