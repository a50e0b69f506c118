import type { OutputOf } from '../../../domain/contract.ts';
import { sentenceFor } from '../../../domain/refusal.ts';

export type ShownInstrument = OutputOf<'instruments.list'>['instruments'][number];

/** What stands in a field for a figure: nothing, a figure, or something that is none. */
export function figureIn(typed: string): number | null | 'no-figure' {
  const trimmed = typed.trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : 'no-figure';
}

export const noFigure = sentenceFor('score-out-of-range');

/** "0, 2, 4, 6 or 8" where there are few, else "1 to 10". */
export function allowedInWords({ lowest, highest, step }: ShownInstrument['areas'][number]): string {
  if (step === 1) return `${lowest} to ${highest}`;
  const values = Array.from({ length: (highest - lowest) / step + 1 }, (_, at) => lowest + at * step);
  return values.length > 6
    ? `${lowest} to ${highest}, in steps of ${step}`
    : `${values.slice(0, -1).join(', ')} or ${highest}`;
}

/** Whether an instrument may be recorded on a day. */
export const isInUse = ({ validFrom, validTo }: ShownInstrument, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
