import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { checkFactValue, type ValueState, valueStates } from '../../../domain/outcomes/values.ts';
import type { RefusalCode } from '../../../domain/refusal.ts';
import { foldForSearch, queryWords, searchWords } from '../../../domain/search.ts';
import { canFind, likelyState, numberFrom, stateNamed } from './typed-value.ts';

type Reference = OutputOf<'programme.reference'>;
export type FactDefinition = Reference['factDefinitions'][number];
export type ReferenceValue = Reference['values'][number];
/** What can be recorded for one fact; null is "not yet entered". */
export type Fact = NonNullable<InputOf<'outcomes.record'>['fact']>;

/** Something a cell offers: a value of its list, or a reason why there is none. */
export type Offer =
  | { readonly kind: 'value'; readonly code: string; readonly label: string; readonly definition: string | null }
  | { readonly kind: 'state'; readonly code: ReasonState; readonly label: string; readonly definition: string };

export type ReasonState = Exclude<ValueState, 'recorded'>;

/** Words for a reason, as they stand in a cell. */
export const reasonWords: Readonly<Record<ReasonState, string>> = {
  'not-known': 'not known',
  declined: 'declined',
  'not-asked': 'not asked',
  'not-applicable': 'not applicable',
  'not-supplied': 'not sent',
};

export const reasonOffers: Readonly<Record<ReasonState, readonly [label: string, definition: string]>> = {
  'not-known': ['Not known', 'We asked or looked, and still do not know.'],
  declined: ['Declined', 'The person chose not to say.'],
  'not-asked': ['Not asked', 'Nobody has asked yet, or it was not the moment.'],
  'not-applicable': ['Not applicable', 'The question does not arise for this person.'],
  'not-supplied': ['Agency has not sent it', 'An agency holds this and has not sent it.'],
};

export const reasons: readonly ReasonState[] = valueStates.filter((state) => state !== 'recorded');

export const isReason = (state: ValueState): state is ReasonState => state !== 'recorded';

const reasonOffer = (code: ReasonState): Offer => {
  const [label, definition] = reasonOffers[code];
  return { kind: 'state', code, label, definition };
};

/** The values that a definition allows, in the order of the list; none for counts and scores. */
export const valuesOf = (definition: FactDefinition, values: readonly ReferenceValue[]): ReferenceValue[] =>
  definition.list === null ? [] : values.filter((value) => value.list === definition.list);

/** The mark that asks for the reasons why there is no value. */
const reasonMark = '/';

function fits(label: string, typed: string): boolean {
  const words = searchWords(label);
  return queryWords(typed).every((word) => words.some((one) => one.startsWith(word)));
}

/** Best fits first: labels that begin with what was typed, then labels with words that do. Reasons after values. */
export function offersFor(definition: FactDefinition, values: readonly ReferenceValue[], typed: string): Offer[] {
  const asksWhy = typed.startsWith(reasonMark);
  const words = asksWhy ? typed.slice(reasonMark.length) : typed;
  // A dash finds nothing; it would otherwise be the beginning of everything.
  if (words.trim() !== '' && !canFind(words)) return [];
  const listed: Offer[] = asksWhy
    ? []
    : valuesOf(definition, values).map(({ code, label, definition: meaning }) => ({
        kind: 'value',
        code,
        label,
        definition: meaning,
      }));
  const why = asksWhy || definition.valueType === 'code' ? reasons.map(reasonOffer) : [];
  const begins = (offer: Offer) => foldForSearch(offer.label).startsWith(foldForSearch(words));
  const fitting = (offers: readonly Offer[]) => {
    const found = offers.filter((offer) => fits(offer.label, words));
    return [...found.filter(begins), ...found.filter((offer) => !begins(offer))];
  };
  return [...fitting(listed), ...fitting(why)];
}

export const factOf = (offer: Offer): Fact =>
  offer.kind === 'value'
    ? { state: 'recorded', valueCode: offer.code, valueNumber: null }
    : { state: offer.code, valueCode: null, valueNumber: null };

export type Entry =
  | { readonly ok: true; readonly fact: Fact | null }
  | { readonly ok: false; readonly code: RefusalCode };

/**
 * What the typed text means for this fact when nothing was picked from the list. Empty text takes the fact back to
 * "not yet entered". The same rule as the host's says no, so the sentence is the same before and after the call.
 */
export function entryFrom(definition: FactDefinition, values: readonly ReferenceValue[], typed: string): Entry {
  if (typed.trim() === '') return { ok: true, fact: null };
  if (definition.valueType === 'code' || typed.startsWith(reasonMark)) {
    const best = offersFor(definition, values, typed)[0];
    if (best !== undefined) return { ok: true, fact: factOf(best) };
    return { ok: false, code: likelyState(typed) === null ? 'unknown-code' : 'means-no-value' };
  }
  return numberEntry(definition, typed);
}

function numberEntry(definition: FactDefinition, typed: string): Entry {
  if (likelyState(typed) !== null) return { ok: false, code: 'means-no-value' };
  const number = numberFrom(definition, typed);
  if (!number.ok) return number;
  const fact: Fact = { state: 'recorded', valueCode: null, valueNumber: number.value };
  const refused = checkFactValue(definition, { state: 'recorded', valueCode: null, valueNumber: number.value }, []);
  return refused === null ? { ok: true, fact } : { ok: false, code: refused };
}

/**
 * What a pasted text means. Nobody sees what is offered meanwhile, so a value is taken by its whole name or code, or by a
 * beginning that is one value's alone; and the name of a state is that state.
 */
export function entryFromPasted(definition: FactDefinition, values: readonly ReferenceValue[], pasted: string): Entry {
  const state = stateNamed(pasted);
  if (state !== null) return { ok: true, fact: { state, valueCode: null, valueNumber: null } };
  if (likelyState(pasted) !== null) return { ok: false, code: 'means-no-value' };
  if (definition.valueType !== 'code') return numberEntry(definition, pasted);
  const own = valuesOf(definition, values);
  const folded = foldForSearch(pasted);
  const exact = own.find(({ code, label }) => code === pasted.trim() || foldForSearch(label) === folded);
  const fitting = canFind(pasted) ? own.filter(({ label }) => fits(label, pasted)) : [];
  const [only] = exact === undefined ? fitting : [exact];
  if (exact === undefined && fitting.length > 1) return { ok: false, code: 'several-fit' };
  if (only === undefined) return { ok: false, code: 'unknown-code' };
  return { ok: true, fact: { state: 'recorded', valueCode: only.code, valueNumber: null } };
}
