import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/** A version of the definition as it is kept. */
export interface DefinitionSpan {
  readonly id: string;
  readonly code: string;
  readonly openness: 'closed' | 'open';
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export interface NewDefinition {
  readonly code: string;
  readonly openness: 'closed' | 'open';
  readonly needCodes: readonly string[];
  readonly minimum: number;
  readonly validFrom: IsoDate;
}

interface Refused {
  readonly code: RefusalCode;
  readonly field: string;
}

/**
 * Why a new version cannot be, or null. Closed and open versions are two series; within one, versions follow each other
 * without overlapping, so that of any day it can be said which one held.
 */
export function checkDefinition(next: NewDefinition, existing: readonly DefinitionSpan[]): Refused | null {
  if (next.needCodes.length === 0) return { code: 'definition-needs-missing', field: 'needCodes' };
  const named = new Set(next.needCodes).size;
  // An open definition counts local needs besides, so that more can be asked for than it names.
  if (next.openness === 'closed' && next.minimum > named) return { code: 'definition-unreachable', field: 'minimum' };
  if (existing.some(({ code }) => code === next.code)) return { code: 'definition-code-taken', field: 'label' };
  const own = existing.filter(({ openness }) => openness === next.openness);
  const overlaps = own.some(
    ({ validFrom, validTo }) => validFrom >= next.validFrom || (validTo !== null && validTo >= next.validFrom),
  );
  return overlaps ? { code: 'definition-overlaps', field: 'validFrom' } : null;
}

/** The version that ends on the day before a new one begins; none where there is none that goes on. */
export const replacedBy = (next: NewDefinition, existing: readonly DefinitionSpan[]): DefinitionSpan | undefined =>
  existing.find(({ openness, validTo }) => openness === next.openness && validTo === null);

export const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** A stable code from words: `Two or more of six needs, 2019` becomes `two-or-more-of-six-needs-2019`. */
export const codeFrom = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}’']/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
