import { type ValueState, valueStateLabels, valueStates } from '../outcomes/values.ts';

/**
 * What stands in somebody's place at one step, as one text: `v:` with a code, `n:` with a number and an instrument, `s:`
 * with the state of a value that is not there, or `blank` where nothing was entered yet.
 */
export type CellKey = string;

export const blank = 'blank';
/** Not in the cohort at one end of a comparison. */
export const joined = 'joined';
export const left = 'left';
export const notReached = 'not-reached';

export const codeIn = (key: CellKey): string | null => (key.startsWith('v:') ? key.slice(2) : null);
export const stateIn = (key: CellKey): ValueState | null => valueStates.find((state) => `s:${state}` === key) ?? null;

/** The number and the instrument of a counted or scored value. */
export function numberIn(key: CellKey): { readonly value: number; readonly instrument: string | null } | null {
  if (!key.startsWith('n:')) return null;
  const bar = key.indexOf('|');
  const instrument = key.slice(bar + 1);
  return { value: Number(key.slice(2, bar)), instrument: instrument === '' ? null : instrument };
}

const placeLabels: Readonly<Record<string, string>> = {
  [blank]: 'Not yet entered',
  [joined]: 'Joined since',
  [left]: 'Left the cohort',
  [notReached]: 'Not there yet',
};

/** What a key is called, given the words for codes. */
export function labelOfKey(key: CellKey, labelOf: (code: string) => string): string {
  const code = codeIn(key);
  if (code !== null) return labelOf(code);
  const state = stateIn(key);
  if (state !== null) return valueStateLabels[state];
  return placeLabels[key] ?? String(numberIn(key)?.value ?? key);
}
