import { type ValueState, valueStateLabels } from '../outcomes/values.ts';
import { type Answer, answerLabels } from '../people/eligibility.ts';
import { portraitSections } from '../portraits/sections.ts';
import type { FieldWords, Meaning } from './thing-words.ts';
import { things } from './things.ts';

/** What a column can hold. */
export type Stored = string | number | null;

const asWords = (code: string): string => {
  const spaced = code.replaceAll('-', ' ');
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

/** What kind of thing a code names; a code from a newer version is said as it stands. */
export const thingLabel = (entityCode: string): string =>
  Object.hasOwn(things, entityCode) ? (things[entityCode]?.label ?? '') : asWords(entityCode);

/** Words for a field. One that has none here is taken for free text: it is shown, and looked through, in full. */
export function fieldWords(entityCode: string, fieldCode: string): FieldWords {
  const thing = Object.hasOwn(things, entityCode) ? things[entityCode] : undefined;
  const known = thing !== undefined && Object.hasOwn(thing.fields, fieldCode) ? thing.fields[fieldCode] : undefined;
  return known ?? { label: asWords(fieldCode), meaning: 'text' };
}

/** Words for ids and codes that the register itself gives names to. */
export interface Names {
  readonly list: (list: string, code: string) => string;
  readonly need: (code: string) => string;
  readonly fact: (code: string) => string;
  /** The value list of a coded fact; null for one that is counted or scored. */
  readonly factList: (code: string) => string | null;
  readonly agency: (id: string) => string;
  readonly cohort: (id: string) => string;
  readonly period: (id: string) => string;
  readonly definition: (id: string) => string;
  readonly user: (id: string) => string;
}

const stateWords = (state: string): string =>
  Object.hasOwn(valueStateLabels, state) ? valueStateLabels[state as ValueState] : asWords(state);

const partWords = (key: string): string => portraitSections.find((part) => part.key === key)?.label ?? asWords(key);

/** Meanings whose code or id has its name somewhere in the register. */
function named(meaning: Meaning, value: string, names: Names, factCode: string | null): string | null {
  switch (meaning) {
    case 'need':
      return names.need(value);
    case 'fact':
      return names.fact(value);
    case 'fact-value': {
      const list = factCode === null ? null : names.factList(factCode);
      return list === null ? value : names.list(list, value);
    }
    case 'agency':
      return names.agency(value);
    case 'cohort':
      return names.cohort(value);
    case 'period':
      return names.period(value);
    case 'definition':
      return names.definition(value);
    case 'user':
      return names.user(value);
    case 'portrait-part':
      return partWords(value);
    default:
      return null;
  }
}

/** A code that stands in one of several lists. */
const inOneOf = (lists: readonly string[], code: string, names: Names): string =>
  lists.map((list) => names.list(list, code)).find((said) => said !== code) ?? code;

/** A code in the words of its list. */
function chosen(meaning: Exclude<Meaning, string>, code: string, names: Names): string {
  if ('list' in meaning) return names.list(meaning.list, code);
  if ('lists' in meaning) return inOneOf(meaning.lists, code, names);
  return Object.hasOwn(meaning.words, code) ? (meaning.words[code] ?? code) : code;
}

/**
 * A stored value as a person would say it; null where nothing stood. Days stay `YYYY-MM-DD`, so that each face writes
 * them its own way. `factCode` is the measure that a fact's value belongs to.
 */
export function valueInWords(
  meaning: Meaning,
  value: Stored,
  names: Names,
  factCode: string | null = null,
): string | null {
  if (value === null) return null;
  const text = String(value);
  if (meaning === 'flag') return value === 1 ? 'Yes' : 'No';
  if (meaning === 'answer') return Object.hasOwn(answerLabels, text) ? answerLabels[text as Answer] : asWords(text);
  if (meaning === 'state') return stateWords(text);
  if (typeof meaning === 'object') return chosen(meaning, text, names);
  return named(meaning, text, names, factCode) ?? text;
}
