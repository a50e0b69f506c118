import { swemwbsMetric } from '../outcomes/swemwbs.ts';
import type { RefusalCode } from '../refusal.ts';
import { type Instrument, type InstrumentArea, sumRange, toTwoDecimals } from './definition.ts';

/** What was written down: scores by the code of their area, or the plain sum alone. A blank is no score and never zero. */
export interface Answers {
  readonly scores: Readonly<Record<string, number>>;
  readonly sumAlone: number | null;
}

export interface Refused {
  readonly code: RefusalCode;
  readonly field: string;
}

export interface Total {
  /** The figure by the instrument's own rule; null where there is none. */
  readonly value: number | null;
  /** Why there is none, as a sentence. */
  readonly why: string | null;
}

function refusedScore(area: InstrumentArea, value: number): RefusalCode | null {
  if (!Number.isFinite(value) || value < area.lowest || value > area.highest) return 'score-out-of-range';
  return (value - area.lowest) % area.step === 0 ? null : 'score-not-allowed';
}

function refusedSum(instrument: Instrument, { scores, sumAlone }: Answers): Refused | null {
  if (sumAlone === null) return null;
  const refuse = (code: RefusalCode): Refused => ({ code, field: 'sumAlone' });
  if (!instrument.mayGiveTotalAlone) return refuse('instrument-areas-needed');
  if (Object.keys(scores).length > 0) return refuse('instrument-sum-and-scores');
  const { lowest, highest } = sumRange(instrument);
  if (!Number.isInteger(sumAlone)) return refuse('value-not-whole');
  return sumAlone < lowest || sumAlone > highest ? refuse('score-out-of-range') : null;
}

/** Null where every score is one that its area takes, otherwise the first that is not and its field. */
export function checkAnswers(instrument: Instrument, answers: Answers): Refused | null {
  const areas = new Map(instrument.areas.map((area) => [area.code, area]));
  for (const [code, value] of Object.entries(answers.scores)) {
    const area = areas.get(code);
    if (area === undefined) return { code: 'unknown-code', field: 'scores' };
    const refused = refusedScore(area, value);
    if (refused !== null) return { code: refused, field: `scores.${code}` };
  }
  const refused = refusedSum(instrument, answers);
  if (refused !== null) return refused;
  const isEmpty = answers.sumAlone === null && Object.keys(answers.scores).length === 0;
  return isEmpty ? { code: 'instrument-nothing-scored', field: 'scores' } : null;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (count: number): string => words[count] ?? String(count);

function whyNone({ areas, areaWord, needed }: Instrument, scored: number): string {
  const all = areas.length;
  const have = `${inWords(scored)} of ${inWords(all)} ${areaWord}s ${scored === 1 ? 'is' : 'are'} scored`;
  return `No total: ${have}, and ${needed === all ? 'all' : 'at least'} ${inWords(needed)} are needed.`;
}

/**
 * The total by the instrument's rule. A sum needs every area, because a sum of fewer is another scale; a mean needs as
 * many as its definition says.
 */
export function totalOf(instrument: Instrument, { scores, sumAlone }: Answers): Total {
  if (instrument.rule === 'none')
    return { value: null, why: 'This measure has no total; its areas are read one by one.' };
  const scored = instrument.areas.filter(({ code }) => scores[code] !== undefined);
  if (sumAlone === null && scored.length < instrument.needed)
    return { value: null, why: whyNone(instrument, scored.length) };
  const sum = sumAlone ?? scored.reduce((total, { code, weight }) => total + (scores[code] ?? 0) * weight, 0);
  if (instrument.rule === 'converted-sum') return { value: Number(swemwbsMetric(sum)), why: null };
  if (instrument.rule === 'sum') return { value: toTwoDecimals(sum), why: null };
  return { value: toTwoDecimals(sum / scored.reduce((total, { weight }) => total + weight, 0)), why: null };
}

/** Scores as they are kept: `item-1 3, item-2 4`, which a person can read in their own copy of the record. */
export const keptScores = (instrument: Instrument, scores: Answers['scores']): string =>
  instrument.areas.flatMap(({ code }) => (scores[code] === undefined ? [] : [`${code} ${scores[code]}`])).join(', ');

export const readScores = (kept: string): Record<string, number> =>
  Object.fromEntries(
    kept.split(', ').flatMap((pair) => {
      const [code = '', value] = pair.split(' ');
      return value === undefined ? [] : [[code, Number(value)]];
    }),
  );
