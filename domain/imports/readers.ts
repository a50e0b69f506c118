import { blankNeed } from '../people/blank-need.ts';
import { type CodedFact, codedFactWords } from '../people/coded-facts.ts';
import type { NeedInput } from '../people/operations.ts';
import { aliasFrom } from '../people/person-shape.ts';
import {
  answerCodes,
  type Blank,
  blankOf,
  ethnicityWords,
  isPercentage,
  readAliases,
  readAnswer,
  readFullName,
  readListed,
  type Said,
  sexWords,
} from './cells.ts';
import { type ReadDate, readDate } from './dates.ts';
import { agencyNamed, type Pen } from './draft.ts';
import { headingWords, needNamed } from './headings.ts';
import { type NeedFactColumn, needOfField } from './need-facts.ts';
import { aliasKindOfField, factOfField } from './whole-fields.ts';
import { wholeReaders } from './whole-readers.ts';

const answersByCode: ReadonlyMap<string, Said> = new Map(answerCodes.map((code) => [code, code]));

/** Reads the cell of one column into the draft of its row. */
export type Reader = (cell: string, pen: Pen, field: string) => void;

type TextField =
  | 'givenName'
  | 'familyName'
  | 'preferredName'
  | 'pronouns'
  | 'contactPreference'
  | 'goal'
  | 'strengths'
  | 'languageWords'
  | 'communicationWords'
  | 'adjustmentWords'
  | 'safeTimes';

/** Whether a cell holds no words: in the application's own file only where it is empty. */
const blankText = (cell: string, { lexicon: { exact } }: Pen): Blank | null =>
  exact ? (cell === '' ? 'nothing' : null) : blankOf(cell);

const tellBlank = (blank: Blank, { note }: Pen): void => {
  if (blank !== 'nothing') note('not-known-as-empty');
};

const notUnderstood = (cell: string, { note }: Pen): void => note(isPercentage(cell) ? 'percentage' : 'not-understood');

/** Words as they stand; a cell that only says that nothing is known is left empty, and that is told. */
const text =
  (field: TextField): Reader =>
  (cell, pen) => {
    const blank = blankText(cell, pen);
    if (blank === null) pen.draft.person[field] = cell;
    else tellBlank(blank, pen);
  };

const reference: Reader = (cell, pen) => {
  const blank = blankText(cell, pen);
  if (blank === null) pen.draft.person.reference = cell;
  else tellBlank(blank, pen);
};

const fullName: Reader = (cell, pen) => {
  const blank = blankOf(cell);
  if (blank === null) pen.draft.whole = readFullName(cell);
  else tellBlank(blank, pen);
};

const aliases: Reader = (cell, pen, field) => {
  if (blankText(cell, pen) !== null) return;
  const names = pen.lexicon.exact ? cell.split('\n') : readAliases(cell);
  const kind = aliasKindOfField[field] ?? 'also-known-as';
  const read = names.map((name) => ({ ...aliasFrom(name), kind }));
  pen.draft.person.aliases = [...(pen.draft.person.aliases ?? []), ...read];
};

/** A date of a cell, or null where there is none; what is wrong with it is told. */
function dateIn(cell: string, pen: Pen, isBirth: boolean): Extract<ReadDate, { kind: 'date' }> | null {
  const blank = blankOf(cell);
  if (blank !== null) {
    tellBlank(blank, pen);
    return null;
  }
  const read = readDate(cell, pen.lexicon.today, isBirth, pen.dates);
  if (read.kind === 'problem') {
    pen.refuse(read.code);
    return null;
  }
  if (read.note !== null) pen.note(read.note);
  return read;
}

/** A whole day of a cell, or null. */
function dayIn(cell: string, pen: Pen): string | null {
  const read = dateIn(cell, pen, false);
  if (read === null || read.value.length === 10) return read?.value ?? null;
  pen.refuse('import-date-needs-day');
  return null;
}

const birthDate: Reader = (cell, pen) => {
  const read = dateIn(cell, pen, true);
  if (read === null) return;
  pen.draft.person.birthDate = read.value;
  if (read.estimated) pen.draft.person.birthDateEstimated = true;
};

const day =
  (field: 'joinedOn' | 'leftOn'): Reader =>
  (cell, pen) => {
    pen.draft[field] = dayIn(cell, pen);
  };

/** A day, or as much of one as is known, that has come. */
function past(value: string | null, { lexicon, refuse }: Pen): string | null {
  if (value === null || value <= lexicon.today.slice(0, value.length)) return value;
  refuse('date-in-future');
  return null;
}

const goalOn: Reader = (cell, pen) => {
  const read = past(dayIn(cell, pen), pen);
  if (read !== null) pen.draft.person.goalOn = read;
};

/** How people write down some facts, beside the words of the register. */
const wordsOfFact: Readonly<Partial<Record<CodedFact, Readonly<Record<string, string>>>>> = {
  sex: sexWords,
  ethnicity: ethnicityWords,
};

const equality =
  (field: CodedFact, words: Readonly<Record<string, string>> = {}): Reader =>
  (cell, pen) => {
    const { draft, lexicon, meaning } = pen;
    const blank = blankOf(cell);
    if (blank === 'nothing') return;
    const list = lexicon.lists(codedFactWords[field].list);
    const code = meaning ?? (blank === null ? readListed(cell, list, words) : undefined);
    if (code !== undefined && list.some((one) => one.code === code)) {
      draft.person[field] = code;
      draft.person[`${field}State`] = 'recorded';
    } else if (blank !== null) draft.person[`${field}State`] = blank;
    else notUnderstood(cell, pen);
  };

const destinationWords = { deceased: 'died', dead: 'died', death: 'died', custody: 'prison' };

const destination: Reader = (cell, pen) => {
  const blank = blankOf(cell);
  if (blank !== null) return tellBlank(blank, pen);
  const code = pen.meaning ?? readListed(cell, pen.lexicon.lists('destination'), destinationWords);
  // Somebody who left went somewhere: a destination that cannot be read is for a person to say.
  if (code === undefined) return pen.refuse('import-destination-unknown');
  pen.draft.destination = code;
};

const holdingAgency: Reader = (cell, { draft, lexicon, meaning, refuse }) => {
  if (cell === '' || (!lexicon.exact && blankOf(cell) !== null)) return;
  const id = meaning ?? agencyNamed(cell, lexicon.agencies);
  // Who holds a record decides who sees it, so nothing is guessed here.
  if (id === undefined) return refuse('import-agency-unknown');
  draft.agencyId = id;
};

/** A yes, a no or why there is neither; null where nothing is said or it cannot be understood, which is told. */
function answerIn(cell: string, pen: Pen): Said | null {
  if (pen.meaning !== null) return answersByCode.get(pen.meaning) ?? null;
  const read = readAnswer(cell);
  if (read === undefined) {
    notUnderstood(cell, pen);
    return null;
  }
  if (read.more) pen.note('more-words');
  return read.said;
}

const answered =
  (field: 'ineffectiveContact' | 'interpreter'): Reader =>
  (cell, pen) => {
    const said = answerIn(cell, pen);
    if (said === 'at-risk') return pen.note('not-understood');
    if (said !== null) pen.draft.person[field] = said;
  };

function changeNeed({ draft }: Pen, code: string, changes: Partial<NeedInput>): void {
  draft.needs.set(code, { ...(draft.needs.get(code) ?? blankNeed(code)), ...changes });
}

const recordNeed = (pen: Pen, code: string, said: Said): void =>
  changeNeed(pen, code, said === 'at-risk' ? { atRisk: true } : { [pen.lexicon.needMeans]: said });

function recordFact(cell: string, pen: Pen, code: string, { fact, holds }: NeedFactColumn): void {
  if (holds === 'day' || holds === 'partial-date') {
    const value = past(holds === 'day' ? dayIn(cell, pen) : (dateIn(cell, pen, false)?.value ?? null), pen);
    if (value !== null) changeNeed(pen, code, { [fact]: value });
    return;
  }
  const said = answerIn(cell, pen);
  if (said === null) return;
  if (holds === 'flag') changeNeed(pen, code, { atRisk: said === 'yes' || said === 'at-risk' });
  else if (said === 'at-risk') pen.note('not-understood');
  else changeNeed(pen, code, { [fact]: said });
}

const need: Reader = (cell, pen, field) => {
  const named = needOfField(field);
  if (named === undefined || !pen.lexicon.needs.some((one) => one.code === named.code)) return;
  if (named.column !== null) return recordFact(cell, pen, named.code, named.column);
  const said = answerIn(cell, pen);
  if (said !== null) recordNeed(pen, named.code, said);
};

/** Needs named in one cell are present; those that are not named are not entered, and not absent. */
const needs: Reader = (cell, pen) => {
  const blank = blankOf(cell);
  if (blank !== null) {
    if (blank !== 'nothing') pen.note('not-known-as-empty');
    return;
  }
  const whole = needNamed(headingWords(cell), pen.lexicon.needs);
  const parts = whole === undefined ? cell.split(/[;,/|+&\n]| and /i) : [cell];
  const named = parts.map(headingWords).filter((words) => words !== '');
  const codes = named.map((words) => needNamed(words, pen.lexicon.needs));
  for (const code of codes) if (code !== undefined) recordNeed(pen, code, 'yes');
  if (codes.includes(undefined)) pen.note('needs-not-understood');
};

const byField: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['reference', reference],
  ['preferred-name', text('preferredName')],
  ['given-name', text('givenName')],
  ['family-name', text('familyName')],
  ['full-name', fullName],
  ['pronouns', text('pronouns')],
  ['birth-date', birthDate],
  ['contact-preference', text('contactPreference')],
  ['goal', text('goal')],
  ['goal-on', goalOn],
  ['strengths', text('strengths')],
  ['ineffective-contact', answered('ineffectiveContact')],
  ['interpreter', answered('interpreter')],
  ...Object.entries(factOfField).map(([code, fact]) => [code, equality(fact, wordsOfFact[fact])] as const),
  ...Object.keys(aliasKindOfField).map((code) => [code, aliases] as const),
  ['language-words', text('languageWords')],
  ['communication-words', text('communicationWords')],
  ['adjustment-words', text('adjustmentWords')],
  ['safe-times', text('safeTimes')],
  ...wholeReaders({ tellBlank, dayIn, past }),
  ['joined-on', day('joinedOn')],
  ['left-on', day('leftOn')],
  ['destination', destination],
  ['holding-agency', holdingAgency],
  ['needs', needs],
]);

/** The reader of a field; undefined for a field that there is none of. */
export const readers = (field: string): Reader | undefined => (field.startsWith('need:') ? need : byField.get(field));

/** Whether a column can become this field at all. */
export const isImportField = (field: string, needCodes: readonly string[]): boolean =>
  field.startsWith('need:') ? needCodes.includes(needOfField(field)?.code ?? '') : byField.has(field);
