import type { RefusalCode } from './refusal.ts';

/** What is wrong, for a person (message), for a program (code) and for a form (field, as a dotted path). */
export interface Problem {
  readonly code: RefusalCode;
  readonly message: string;
  readonly field?: string;
  /** Of several things that were given at once, which could not be taken and why; each by its place from 0. */
  readonly parts?: readonly { readonly at: number; readonly code: RefusalCode; readonly message: string }[];
}

/** Every call is answered by a value; nothing throws across the boundary. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };
