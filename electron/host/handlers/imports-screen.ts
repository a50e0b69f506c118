import type { ReadDb } from '../../../db/handles.ts';
import { needDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { answerCodes } from '../../../domain/imports/cells.ts';
import { dateEvidence } from '../../../domain/imports/dates.ts';
import { differencesInWords, type Words } from '../../../domain/imports/difference-words.ts';
import type { Lexicon } from '../../../domain/imports/draft.ts';
import { importFields } from '../../../domain/imports/fields.ts';
import { suggestMapping } from '../../../domain/imports/headings.ts';
import { letterOf } from '../../../domain/imports/letters.ts';
import { importLimits } from '../../../domain/imports/limits.ts';
import { needFactCode, needFactColumns, needFactHeading, needOfField } from '../../../domain/imports/need-facts.ts';
import { noteSentence } from '../../../domain/imports/notes.ts';
import type { PreviewRow, UnknownWords } from '../../../domain/imports/operations.ts';
import { listOfField } from '../../../domain/imports/whole-fields.ts';
import { answerLabels, isPresent } from '../../../domain/people/eligibility.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import { foldForSearch } from '../../../domain/search.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { PlannedRow } from './imports-plan.ts';

const samplesShown = 3;
const longestSample = 60;

export const clipped = (text: string): string =>
  text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;

/** Each column as it is recognised, with what its cells show. */
export function columnsOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  db: ReadDb,
  today: IsoDate,
) {
  const columns = headings.map((_heading, at) => rows.map((cells) => (cells[at] ?? '').trim()));
  const suggested = suggestMapping(headings, columns, needDefinitions(db, today));
  return headings.map((heading, at) => {
    const said = (columns[at] ?? []).filter((cell) => cell !== '');
    const unnamed = heading === '' && said.length > 0 && at > 0 && headings[at - 1] !== '' ? underOneHeading : null;
    return {
      letter: letterOf(at),
      heading: clipped(heading),
      samples: [...new Set(said)].slice(0, samplesShown).map(clipped),
      filled: said.length,
      suggested: suggested[at]?.field ?? null,
      why: suggested[at]?.why ?? unnamed,
      dates: dateEvidence(said),
    };
  });
}

const underOneHeading =
  'This column has no heading of its own. The one beside it may be merged over both: choose what it is.';

/** Every field that a column can become. */
export const fieldsOf = (db: ReadDb, today: IsoDate): OutputOf<'imports.look'>['fields'] => {
  const needs = needDefinitions(db, today);
  return [
    ...importFields.map(({ code, label, says }) => ({ code, label, says })),
    ...needs.map(({ code, label }) => ({
      code: `need:${code}`,
      label: `Need: ${label}`,
      says: 'Yes, no, at risk or not known.',
    })),
    ...needs.flatMap(({ code, label }) =>
      needFactColumns.map((column) => ({
        code: needFactCode(code, column),
        label: `Need: ${needFactHeading(label, column)}`,
        says: column.holds === 'answer' || column.holds === 'flag' ? 'Yes or no.' : 'A date.',
      })),
    ),
  ];
};

/** One row as the screen shows it. */
export function rowForScreen(row: PlannedRow, headings: readonly string[], words: Words): PreviewRow {
  const { line, state, person, joinedOn, leftOn, candidates } = row;
  const said = <Code extends string>({ code, column }: { code: Code; column: number | null }, sentence: string) => ({
    code,
    letter: column === null ? null : letterOf(column),
    heading: column === null ? null : clipped(headings[column] ?? ''),
    sentence,
  });
  const full = [person.givenName, person.familyName].filter((part) => part != null).join(' ');
  return {
    line,
    state,
    name: full === '' ? person.preferredName : full,
    reference: person.reference ?? null,
    birthDate: person.birthDate ?? null,
    joinedOn,
    leftOn,
    needs: (person.needs ?? []).filter(isPresent).map(({ code }) => code),
    problems: row.problems.map((problem) => said(problem, sentenceFor(problem.code))),
    notes: row.notes.map((note) => said(note, noteSentence(note.code))),
    differences: differencesInWords(row.differences, words),
    candidates: candidates.map(({ who: { personId, line: at, reference, name, birthDate }, likeness }) => ({
      personId,
      line: at,
      reference,
      name,
      birthDate,
      likeness,
    })),
  };
}

type Options = UnknownWords['options'];

const asOptions = (list: ReturnType<Lexicon['lists']>): Options => list.map(({ code, label }) => ({ code, label }));

const answerOptions: Options = answerCodes.map((code) => ({
  code,
  label: code === 'at-risk' ? 'At risk' : answerLabels[code],
}));

/** What the words of a column can mean; nothing where it holds no codes. */
function optionsFor(field: string, lexicon: Lexicon): Options {
  const list = listOfField(field);
  if (list !== undefined) return asOptions(lexicon.lists(list));
  if (field === 'holding-agency') return lexicon.agencies.map(({ id, name }) => ({ code: id, label: name }));
  const isAnswer = field === 'ineffective-contact' || field === 'interpreter' || needOfField(field) !== undefined;
  return isAnswer ? answerOptions : [];
}

const unknownCodes = new Set<string>(['not-understood', 'import-destination-unknown', 'import-agency-unknown']);

/** Words that could not be understood in columns that hold codes, the most frequent first, to be asked about. */
export function unknownWordsIn(
  planned: readonly PlannedRow[],
  headings: readonly string[],
  mapping: readonly (string | null)[],
  lexicon: Lexicon,
): UnknownWords[] {
  const found = new Map<string, { column: number; said: string; rows: number }>();
  for (const { problems, notes, cells } of planned)
    for (const { code, column } of [...problems, ...notes]) {
      const said = column === null ? '' : (cells[column] ?? '').trim();
      if (column === null || said === '' || said.length > importLimits.meaning || !unknownCodes.has(code)) continue;
      const key = `${column} ${foldForSearch(said)}`;
      const known = found.get(key) ?? { column, said, rows: 0 };
      known.rows += 1;
      found.set(key, known);
    }
  return [...found.values()]
    .map((one) => ({ ...one, options: optionsFor(mapping[one.column] ?? '', lexicon) }))
    .filter(({ options }) => options.length > 0)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, shownAtOnce)
    .map((one) => ({ ...one, letter: letterOf(one.column), heading: clipped(headings[one.column] ?? '') }));
}

const shownAtOnce = 50;
