import { checkChoices } from '../people/choices.ts';
import { identifierSchemes, readIdentifier } from '../people/identifiers.ts';
import type { IdentifierInput } from '../people/person-shape.ts';
import type { IsoDate } from '../time.ts';
import { type Blank, blankOf, readListed } from './cells.ts';
import { agencyNamed, type Pen } from './draft.ts';
import { choiceOfField, numberField, schemeOfField } from './whole-fields.ts';

type Reader = (cell: string, pen: Pen, field: string) => void;

/** What the readers of the first fields lend to these. */
interface Lent {
  readonly tellBlank: (blank: Blank, pen: Pen) => void;
  readonly dayIn: (cell: string, pen: Pen) => IsoDate | null;
  readonly past: (value: IsoDate | null, pen: Pen) => IsoDate | null;
}

/** Several in one cell: a line each in the application's own file, and parted by `marks` elsewhere. */
const partsOf = (cell: string, { lexicon: { exact } }: Pen, marks: RegExp): string[] =>
  (exact ? cell.split('\n') : cell.split(marks)).map((part) => part.trim()).filter((part) => part !== '');

/** What was chosen from a list, or why nothing was. */
const choices: Reader = (cell, pen, field) => {
  const list = choiceOfField[field];
  const blank = blankOf(cell);
  if (list === undefined || blank === 'nothing') return;
  const put = (state: 'recorded' | 'not-known' | 'declined' | 'not-asked', codes: string[]): void => {
    pen.draft.person.choices = { ...pen.draft.person.choices, [list]: { state, codes } };
  };
  if (blank !== null) return put(blank, []);
  const values = pen.lexicon.lists(list);
  const parts = pen.meaning === null ? partsOf(cell, pen, /[;,/\n]/) : [pen.meaning];
  const read = parts.map((part) => readListed(part, values));
  const codes = [...new Set(read.filter((code) => code !== undefined))];
  if (read.includes(undefined)) pen.note('not-understood');
  if (codes.length === 0) return;
  const wrong = checkChoices(codes, 'recorded');
  if (wrong === null) put('recorded', codes);
  else pen.refuse(wrong);
};

/** One number, with the agency that gave it where its scheme has one; null where it is refused. */
function numberIn(
  part: string,
  pen: Pen,
  scheme: IdentifierInput['scheme'],
  hasIssuer: boolean,
): IdentifierInput | null {
  const named = /^(.*):\s*([^:]+)$/su.exec(part);
  const read = readIdentifier(scheme, hasIssuer ? (named?.[2] ?? part) : part);
  if (!read.ok) {
    pen.refuse(read.code);
    return null;
  }
  if (!hasIssuer) return { scheme, value: read.value, issuerId: null };
  const issuerId = agencyNamed(named?.[1] ?? '', pen.lexicon.agencies);
  if (issuerId !== undefined) return { scheme, value: read.value, issuerId };
  pen.refuse(named === null ? 'issuer-missing' : 'import-agency-unknown');
  return null;
}

const numbers =
  ({ tellBlank }: Lent): Reader =>
  (cell, pen, field) => {
    const blank = blankOf(cell);
    const scheme = identifierSchemes.find(({ code }) => code === schemeOfField(field));
    if (scheme === undefined || blank !== null) return blank === null ? undefined : tellBlank(blank, pen);
    const held = pen.draft.person.identifiers ?? [];
    const read = partsOf(cell, pen, /[;\n]/).flatMap(
      (part) => numberIn(part, pen, scheme.code, scheme.hasIssuer) ?? [],
    );
    const keys = read.map((one) => JSON.stringify(one));
    pen.draft.person.identifiers = [...held, ...read.filter((_one, at) => keys.indexOf(keys[at] ?? '') === at)];
  };

const places =
  ({ tellBlank }: Lent): Reader =>
  (cell, pen) => {
    const blank = pen.lexicon.exact ? (cell === '' ? 'nothing' : null) : blankOf(cell);
    if (blank !== null) return tellBlank(blank, pen);
    pen.draft.places = pen.lexicon.exact ? cell.split('\n') : [cell.replace(/\s*\n\s*/g, ', ')];
  };

const placesOn =
  ({ dayIn, past }: Lent): Reader =>
  (cell, pen) => {
    pen.draft.placesOn = cell.split('\n').map((day) => past(dayIn(day, pen), pen));
  };

/** The readers of the columns about the whole person that take more than one word from a list. */
export const wholeReaders = (lent: Lent): (readonly [field: string, reader: Reader])[] => [
  ...Object.keys(choiceOfField).map((code) => [code, choices] as const),
  ...identifierSchemes.map(({ code }) => [numberField(code), numbers(lent)] as const),
  ['whereabouts', places(lent)],
  ['whereabouts-on', placesOn(lent)],
];
