import { type AliasKind, aliasKindLabels } from '../people/aliases.ts';
import type { ChoiceList } from '../people/choices.ts';
import { type CodedFact, codedFactWords } from '../people/coded-facts.ts';
import { identifierSchemes, type SchemeCode } from '../people/identifiers.ts';
import { field, type ImportField } from './import-field.ts';

/** What a spreadsheet may hold of the whole person beside the first fields: each names what it becomes. */

/** Facts of equality, by the code of their column. */
export const factOfField: Readonly<Record<string, CodedFact>> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  religion: 'religion',
  disability: 'disability',
  'marital-status': 'maritalStatus',
  'armed-forces': 'armedForces',
  'main-language': 'mainLanguage',
};

/** Lists of which several can be chosen. */
export const choiceOfField: Readonly<Record<string, ChoiceList>> = {
  'contact-choices': 'contact-preference',
  'communication-needs': 'communication-need',
  adjustments: 'adjustment',
};

/** The list of the register from which a column's words are chosen; undefined where there is none. */
export function listOfField(code: string): string | undefined {
  if (code === 'destination') return code;
  const fact = factOfField[code];
  return fact === undefined ? choiceOfField[code] : codedFactWords[fact].list;
}

/** Names of one kind each. What somebody is also known by has the column of other names. */
export const aliasKindOfField: Readonly<Record<string, AliasKind>> = {
  aliases: 'also-known-as',
  nicknames: 'nickname',
  'legal-names': 'legal',
  'former-names': 'former',
  'birth-names': 'birth',
};

/** The scheme of a column of numbers; undefined for any other. */
export const schemeOfField = (code: string): SchemeCode | undefined =>
  identifierSchemes.find((scheme) => numberField(scheme.code) === code)?.code;
export const numberField = (scheme: SchemeCode): string => `number-${scheme}`;

const numberHeadings: Readonly<Record<SchemeCode, readonly string[]>> = {
  'nhs-number': ['nhs number', 'nhs no', 'nhs'],
  'chi-number': ['chi number', 'chi no', 'chi'],
  'hsc-number': ['hsc number', 'health and care number'],
  'national-insurance': ['ni number', 'ni no', 'national insurance number', 'national insurance no', 'nino'],
  'pnc-id': ['pnc', 'pnc id', 'pnc number', 'police id'],
  'prison-number': ['prison number', 'prison no', 'noms number'],
  'probation-crn': ['crn', 'probation number', 'probation crn'],
  'housing-case': ['housing case number', 'housing reference'],
  'local-case': ['agency case number', 'other case number'],
};

const numberFields: readonly ImportField[] = identifierSchemes.map(({ code, label, hint, hasIssuer }) =>
  field(
    numberField(code),
    label,
    hasIssuer ? 'The agency, a colon and its number; several parted by semicolons.' : hint,
    numberHeadings[code],
  ),
);

const inWords = 'As the register words it; “not asked” and “declined” are kept as that.';
const several = 'As the register words them, parted by semicolons; “not asked” and “declined” are kept as that.';

export const wholeFields: readonly ImportField[] = [
  field('nicknames', 'Nicknames', 'Parted by semicolons, commas or strokes.', ['nicknames']),
  field('legal-names', aliasKindLabels.legal, 'The name in law, where it is another one.', [
    'legal name',
    'legal names',
  ]),
  field('former-names', aliasKindLabels.former, 'Parted by semicolons, commas or strokes.', [
    'former name',
    'former names',
    'previous name',
    'previous names',
  ]),
  field('birth-names', aliasKindLabels.birth, 'Parted by semicolons, commas or strokes.', [
    'birth name',
    'maiden name',
    'name at birth',
  ]),
  ...numberFields,
  field('religion', codedFactWords.religion.label, inWords, ['religion', 'faith', 'belief']),
  field('disability', codedFactWords.disability.label, inWords, ['disability', 'disabled']),
  field('marital-status', codedFactWords.maritalStatus.label, inWords, ['marital status', 'relationship status']),
  field('armed-forces', codedFactWords.armedForces.label, inWords, ['armed forces', 'veteran', 'military service']),
  field('main-language', codedFactWords.mainLanguage.label, inWords, ['main language', 'language', 'first language']),
  field('language-words', 'About their languages', 'One line.', ['other languages', 'languages']),
  field('interpreter', 'Interpreter needed', 'Yes, no or not known.', ['interpreter', 'interpreter needed']),
  field('communication-needs', 'Communication needs', several, ['communication needs', 'communication']),
  field('communication-words', 'Communication needs in words', 'What helps in a conversation.', [
    'communication notes',
    'communication needs notes',
  ]),
  field('adjustments', 'Reasonable adjustments', several, ['reasonable adjustments', 'adjustments']),
  field('adjustment-words', 'Reasonable adjustments in words', 'What makes a meeting possible.', [
    'adjustment notes',
    'reasonable adjustments notes',
  ]),
  field('contact-choices', 'How to get in touch', several, [
    'how to get in touch',
    'contact methods',
    'contact method',
  ]),
  field('safe-times', 'Safe times', 'When it is safe to ring or write.', ['safe times', 'safe time to call']),
  field('whereabouts', 'Where they can be found', 'A place as people there would say it, with the day beside it.', [
    'whereabouts',
    'address',
    'current address',
    'location',
    'last known address',
    'where they can be found',
  ]),
  field(
    'whereabouts-on',
    'Last known there on',
    'The whole day; where it is empty, the day of taking in, and that is told.',
    ['last known on', 'last seen on', 'address date'],
  ),
];
