import { blankNeed } from '../people/blank-need.ts';
import {
  blankOf,
  ethnicityWords,
  readAliases,
  readAnswer,
  readFullName,
  readListed,
  type Said,
  sexWords,
} from './cells.ts';
import { readDate } from './dates.ts';
import { agencyNamed, type Pen } from './draft.ts';
import { headingWords, needNamed } from './headings.ts';

/** Reads the cell of one column into the draft of its row. */
type Reader = (cell: string, pen: Pen, field: string) => void;

type TextField = 'givenName' | 'familyName' | 'preferredName' | 'pronouns' | 'contactPreference' | 'goal' | 'strengths';

/** Words as they stand; a cell that only says that nothing is known is left empty, and that is told. */
const text =
  (field: TextField): Reader =>
  (cell, { draft, note }) => {
    const blank = blankOf(cell);
    if (blank === null) draft.person[field] = cell;
    else if (blank !== 'nothing') note('not-known-as-empty');
  };

const reference: Reader = (cell, { draft, note }) => {
  const blank = blankOf(cell);
  if (blank === null) draft.person.reference = cell;
  else if (blank !== 'nothing') note('not-known-as-empty');
};

const fullName: Reader = (cell, { draft, note }) => {
  const blank = blankOf(cell);
  if (blank === null) draft.whole = readFullName(cell);
  else if (blank !== 'nothing') note('not-known-as-empty');
};

const aliases: Reader = (cell, { draft }) => {
  if (blankOf(cell) === null) draft.person.aliases = readAliases(cell);
};

const birthDate: Reader = (cell, { draft, lexicon, refuse, note }) => {
  const blank = blankOf(cell);
  if (blank !== null) {
    if (blank !== 'nothing') note('not-known-as-empty');
    return;
  }
  const read = readDate(cell, lexicon.today, true);
  if (read.kind === 'problem') return refuse(read.code);
  draft.person.birthDate = read.value;
  if (read.estimated) draft.person.birthDateEstimated = true;
  if (read.note !== null) note(read.note);
};

const day =
  (field: 'joinedOn' | 'leftOn'): Reader =>
  (cell, { draft, lexicon, refuse, note }) => {
    const blank = blankOf(cell);
    if (blank !== null) {
      if (blank !== 'nothing') note('not-known-as-empty');
      return;
    }
    const read = readDate(cell, lexicon.today, false);
    if (read.kind === 'problem') return refuse(read.code);
    if (read.value.length < 10) return refuse('import-date-needs-day');
    draft[field] = read.value;
    if (read.note !== null) note(read.note);
  };

const equality =
  (field: 'sex' | 'ethnicity', words: Readonly<Record<string, string>>): Reader =>
  (cell, { draft: { person }, lexicon, note }) => {
    const blank = blankOf(cell);
    if (blank === 'nothing') return;
    const state = field === 'sex' ? 'sexState' : 'ethnicityState';
    if (blank !== null) {
      person[state] = blank;
      return;
    }
    const code = readListed(cell, lexicon[field], words);
    if (code === undefined) return note('not-understood');
    person[field] = code;
    person[state] = 'recorded';
  };

const destination: Reader = (cell, { draft, lexicon, refuse, note }) => {
  const blank = blankOf(cell);
  if (blank !== null) {
    if (blank !== 'nothing') note('not-known-as-empty');
    return;
  }
  const code = readListed(cell, lexicon.destination, {
    deceased: 'died',
    dead: 'died',
    death: 'died',
    custody: 'prison',
  });
  // Somebody who left went somewhere: a destination that cannot be read is for a person to say.
  if (code === undefined) return refuse('import-destination-unknown');
  draft.destination = code;
};

const holdingAgency: Reader = (cell, { draft, lexicon, refuse }) => {
  if (blankOf(cell) !== null) return;
  const id = agencyNamed(cell, lexicon.agencies);
  // Who holds a record decides who sees it, so nothing is guessed here.
  if (id === undefined) return refuse('import-agency-unknown');
  draft.agencyId = id;
};

const ineffectiveContact: Reader = (cell, { draft, note }) => {
  const read = readAnswer(cell);
  if (read === undefined || read.said === 'at-risk') return note('not-understood');
  if (read.more) note('more-words');
  if (read.said !== null) draft.person.ineffectiveContact = read.said;
};

function recordNeed({ draft, lexicon }: Pen, code: string, said: Said): void {
  const need = draft.needs.get(code) ?? blankNeed(code);
  draft.needs.set(code, said === 'at-risk' ? { ...need, atRisk: true } : { ...need, [lexicon.needMeans]: said });
}

const need: Reader = (cell, pen, field) => {
  const code = field.slice('need:'.length);
  if (!pen.lexicon.needs.some((one) => one.code === code)) return;
  const read = readAnswer(cell);
  if (read === undefined) return pen.note('not-understood');
  if (read.more) pen.note('more-words');
  if (read.said !== null) recordNeed(pen, code, read.said);
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
  ['aliases', aliases],
  ['pronouns', text('pronouns')],
  ['birth-date', birthDate],
  ['sex', equality('sex', sexWords)],
  ['ethnicity', equality('ethnicity', ethnicityWords)],
  ['contact-preference', text('contactPreference')],
  ['goal', text('goal')],
  ['strengths', text('strengths')],
  ['ineffective-contact', ineffectiveContact],
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
  field.startsWith('need:') ? needCodes.includes(field.slice('need:'.length)) : byField.has(field);
