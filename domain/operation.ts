import type { z } from 'zod';
import type { About, Access } from './access.ts';

/** What changed, so that screens showing it ask again. */
export const topics = [
  'vault',
  'users',
  'sharing',
  'sealed',
  'audit',
  'privacy',
  'backups',
  'people',
  'cohorts',
  'contacts',
  'referrals',
  'imports',
  'programme',
  'fidelity',
  'outcomes',
  'progress',
  'evaluation',
  'briefing',
  'portraits',
  'returns',
  'plans',
  'lists',
] as const;
export type Topic = (typeof topics)[number];

/** What the reply to a call puts in front of a person; the audit trail keeps the ids, never the content. */
export type Disclosure<I, O> =
  | { readonly kind: 'none' }
  | { readonly kind: 'person'; readonly ids: (input: I, output: O) => readonly string[] }
  | { readonly kind: 'list'; readonly ids: (input: I, output: O) => readonly string[] }
  | { readonly kind: 'search'; readonly ids: (input: I, output: O) => readonly string[] };

/** `read` handlers cannot write; `write` handlers run in one transaction; `job` handlers prepare, yield and apply in one short write. */
export type OperationKind = 'read' | 'write' | 'job';

/** One thing the window may ask of the host. */
export interface OperationShape<K extends OperationKind, I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K;
  readonly access: Access;
  readonly about: About<z.output<I>>;
  readonly discloses: Disclosure<z.output<I>, z.output<O>>;
  /** Set where a write changes nothing that anybody but its author sees, and so leaves no audit entry: drafts. */
  readonly unaudited?: true;
  /** Topics announced after a successful write or job. */
  readonly changes: readonly Topic[];
  readonly input: I;
  readonly output: O;
}

/** Declares one operation of the contract. Every part is required: an operation without an access rule does not compile. */
export const operation = <const K extends OperationKind, I extends z.ZodType, O extends z.ZodType>(
  shape: OperationShape<K, I, O>,
): OperationShape<K, I, O> => shape;

export const disclosesNothing = { kind: 'none' } as const;
