import { swemwbsMetric, swemwbsMetrics } from '../../../domain/outcomes/swemwbs.ts';
import type { ValueState } from '../../../domain/outcomes/values.ts';
import type { RefusalCode } from '../../../domain/refusal.ts';
import { foldForSearch } from '../../../domain/search.ts';
import type { FactDefinition } from './cell-entry.ts';

type ReasonState = Exclude<ValueState, 'recorded'>;

const separator = '[,\\u00a0\\u202f ]';
const withThousands = new RegExp(`^-?\\d{1,3}(?:${separator}\\d{3})+(?:\\.\\d+)?$`);

/**
 * A typed number: with a comma or a point before the decimals, or with commas or spaces between the thousands; null for
 * anything else.
 */
export function typedNumber(typed: string): number | null {
  const text = typed.trim();
  if (withThousands.test(text)) return Number(text.replace(new RegExp(separator, 'g'), ''));
  const plain = text.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: RefusalCode };

const no = (code: RefusalCode): TypedNumber => ({ ok: false, code });
const answersNeeded = 7;

/** Seven answers, as digits in a row or with something between them; null where this is something else. */
function answersIn(text: string): string[] | null {
  if (/^\d{2,}$/.test(text)) return text.length >= 5 ? [...text] : null;
  const parts = text.split(/[\s;+]+/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /^\d+$/.test(part)) ? parts : null;
}

function scoreOfAnswers(answers: readonly string[]): TypedNumber {
  if (answers.length < answersNeeded) return no('answers-missing');
  const numbers = answers.map(Number);
  if (answers.length > answersNeeded || numbers.some((one) => one < 1 || one > 5)) return no('answers-out-of-range');
  return { ok: true, value: Number(swemwbsMetric(numbers.reduce((sum, one) => sum + one, 0))) };
}

/**
 * A score of the short wellbeing scale from its seven answers, its raw total, or the score itself. Whole numbers between 7
 * and 35 are raw totals: no other score of the conversion table is whole.
 */
function wellbeingScore(typed: string): TypedNumber {
  const answers = answersIn(typed.trim());
  if (answers !== null) return scoreOfAnswers(answers);
  const number = typedNumber(typed);
  if (number === null || number < 7 || number > 35) return no('value-out-of-range');
  if (Number.isInteger(number)) return { ok: true, value: Number(swemwbsMetric(number)) };
  return swemwbsMetrics.includes(number.toFixed(2)) && Number(number.toFixed(2)) === number
    ? { ok: true, value: number }
    : no('score-not-in-table');
}

/** What typed text means for a count or a score. */
export function numberFrom({ instrument, valueType }: FactDefinition, typed: string): TypedNumber {
  if (instrument === 'swemwbs') return wellbeingScore(typed);
  const value = typedNumber(typed);
  if (value !== null) return { ok: true, value };
  return no(valueType === 'count' ? 'value-not-whole' : 'value-out-of-range');
}

/** What people write in spreadsheets where there is no value, and the state that it most likely stands for. */
const noValueWords: Readonly<Record<ReasonState, readonly string[]>> = {
  'not-known': [
    '-',
    '--',
    '–',
    '—',
    '?',
    'nk',
    'n/k',
    'dk',
    'unknown',
    'not known',
    'unk',
    'x',
    '.',
    'null',
    'no data',
  ],
  declined: ['declined', 'refused', 'did not say', 'prefer not to say'],
  'not-asked': ['not asked', 'blank', 'missing', 'tbc'],
  'not-applicable': ['n/a', 'na', 'n.a.', 'n.a', '#n/a', 'not applicable', 'none', 'nil'],
  'not-supplied': ['not supplied', 'not supplied by partner', 'not sent', 'agency has not sent it', 'awaiting'],
};

/** The names of the states themselves: pasted, they are taken as what they say. */
const stateNames: Readonly<Record<string, ReasonState>> = {
  'not known': 'not-known',
  declined: 'declined',
  'not asked': 'not-asked',
  'not applicable': 'not-applicable',
  'not supplied': 'not-supplied',
  'not supplied by partner': 'not-supplied',
  'not sent': 'not-supplied',
  'agency has not sent it': 'not-supplied',
};

const normal = (typed: string): string => typed.trim().toLowerCase().replace(/\s+/g, ' ');

/** The state that a text names outright; null otherwise. */
export const stateNamed = (typed: string): ReasonState | null => stateNames[normal(typed)] ?? null;

/** The state that a text such as "n/a" or "-" most likely stands for; null where it is not one of those. */
export function likelyState(typed: string): ReasonState | null {
  const words = normal(typed);
  const found = Object.entries(noValueWords).find(([, all]) => all.includes(words));
  return found === undefined ? null : (found[0] as ReasonState);
}

/** Whether a text holds a letter or digit by which a value can be found. */
export const canFind = (typed: string): boolean => foldForSearch(typed).trim() !== '' && /[\p{L}\p{N}]/u.test(typed);
