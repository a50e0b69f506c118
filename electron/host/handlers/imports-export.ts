import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import { peopleToExport, type RowsToExport, rowsToExport } from '../../../db/repositories/imports/exported.ts';
import { categoriesByCode, namesIn } from '../../../db/repositories/privacy/names.ts';
import { needDefinitions, openLists } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import {
  csvLine,
  type Exported,
  type ExportWords,
  exportHead,
  exportRow,
} from '../../../domain/imports/export-table.ts';
import { choiceLists, choiceListWords } from '../../../domain/people/choices.ts';
import { codedFacts } from '../../../domain/people/coded-facts.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { writeInWorker } from '../imports/write-in-worker.ts';
import { withholding } from '../person-sight.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { withFieldOfFolder } from './imports-take-in.ts';
import { eligibilityRule } from './people-eligibility.ts';

type Input = ParsedInputOf<'imports.export'>;
type Row = RowsToExport['people'][number];

/** The words of the register, without those that only holders of the sealed-field key see. */
const wordsOf = (db: ReadDb, today: string): ExportWords => ({
  lists: openLists(db, today),
  needs: needDefinitions(db, today),
});

/** What is counted while rows are gathered. */
interface Counts {
  withheld: number;
  moreMemberships: number;
}

/** What every person of a file is put together from. */
interface Gathering {
  readonly seenOf: (personId: string) => readonly PersonCategory[];
  readonly needCategories: ReadonlyMap<string, string>;
  readonly agencyName: (id: string) => string;
  readonly counts: Counts;
}

const ofPerson = <T extends { readonly personId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const byPerson = new Map<string, T[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  return byPerson;
};

function needsShown(needs: RowsToExport['needs'], seen: readonly PersonCategory[], gathering: Gathering): NeedInput[] {
  const shown = needs.filter(({ code }) => seen.some((one) => one === gathering.needCategories.get(code)));
  gathering.counts.withheld += needs.length - shown.length;
  return shown.map(
    ({ id: _id, personId: _personId, atRisk, ...need }) => ({ ...need, atRisk: atRisk === 1 }) as NeedInput,
  );
}

const datesOf = ({ joinedOn, leftOn, destination }: RowsToExport['memberships'][number]) => ({
  ...{ joinedOn, leftOn, destination },
});

function membershipShown(rows: RowsToExport['memberships'], cohortId: string, isShown: boolean, { counts }: Gathering) {
  const own = rows.filter((one) => one.cohortId === cohortId);
  const nothing = { joinedOn: null, leftOn: null, destination: null };
  if (!isShown) {
    counts.withheld += rows.length === 0 ? 0 : 1;
    return nothing;
  }
  const newest = own.at(-1);
  counts.moreMemberships += rows.length - (newest === undefined ? 0 : 1);
  return newest === undefined ? nothing : { ...nothing, ...datesOf(newest) };
}

const isAmong = (seen: readonly PersonCategory[], category: string): boolean => seen.some((one) => one === category);

/** Of rows that hold their own kind of information, those of which the viewer is shown the kind. */
function rowsShown<T extends { readonly category: string }>(
  rows: readonly T[] | undefined,
  seen: readonly PersonCategory[],
  { counts }: Gathering,
): readonly T[] {
  const shown = (rows ?? []).filter(({ category }) => isAmong(seen, category));
  counts.withheld += (rows ?? []).length - shown.length;
  return shown;
}

/** Somebody as far as the viewer is shown them. */
function exportedOf(row: Row, rows: ReturnType<typeof grouped>, gathering: Gathering): Exported {
  const seen = gathering.seenOf(row.id);
  const { row: shown, withheld } = withholding(row, seen);
  // Children are in no file: of them their own page says whether there is a concern, and whom it may say it to.
  gathering.counts.withheld += withheld.filter((field) => !notInFile.includes(field)).length;
  const stateOf = <Field extends keyof Row>(field: Field): Row[Field] | null =>
    withheld.includes(field) ? null : shown[field];
  const isStory = seen.includes('story');
  const membership = membershipShown(rows.memberships.get(row.id) ?? [], rows.cohortId, isStory, gathering);
  const chosen = rowsShown(rows.choices.get(row.id), seen, gathering);
  return {
    ...shown,
    aliases: rows.aliases.get(row.id) ?? [],
    numbers: rowsShown(rows.numbers.get(row.id), seen, gathering).map(({ scheme, value, issuerId }) => ({
      ...{ scheme, value, issuer: issuerId === null ? null : gathering.agencyName(issuerId) },
    })),
    choices: recordOf(choiceLists, (list) => ({
      state: stateOf(choiceListWords[list].state),
      codes: chosen.filter((one) => one.list === list).map(({ code }) => code),
    })),
    facts: recordOf(codedFacts, (fact) => ({ value: shown[fact], state: stateOf(`${fact}State`) })),
    places: seen.includes('contact') ? (rows.places.get(row.id) ?? []) : [],
    birthDateEstimated: shown.birthDateEstimated === 1,
    interpreter: stateOf('interpreter'),
    ineffectiveContact: stateOf('ineffectiveContact'),
    ...membership,
    holdingAgency: row.holder === null ? null : gathering.agencyName(row.holder),
    needs: needsShown(rows.needs.get(row.id) ?? [], seen, gathering),
  };
}

const notInFile: readonly string[] = ['childrenPresent', 'childrenConcern'];

const recordOf = <Key extends string, T>(keys: readonly Key[], of: (key: Key) => T): Record<Key, T> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, T>;

const grouped = ({ people, aliases, numbers, choices, places, needs, memberships, cohortId }: RowsToExport) => ({
  people: new Map(people.map((person) => [person.id, person])),
  aliases: ofPerson(aliases),
  numbers: ofPerson(numbers),
  choices: ofPerson(choices),
  places: ofPerson(places),
  needs: ofPerson(needs),
  memberships: ofPerson(memberships),
  cohortId,
});

const atOnce = 50;

/** Every row of the file under its head, yielding how many people are done. */
function* gather({ db, viewer }: ReadContext, ids: readonly string[], words: ExportWords, counts: Counts) {
  const sight = sightOf(db, viewer);
  const names = namesIn(db);
  const gathering: Gathering = {
    seenOf: (personId) => personCategories.filter((category) => sight.sees(personId, category)),
    needCategories: categoriesByCode(db).need,
    agencyName: (id) => names.agency(id),
    counts,
  };
  const { cohortId } = eligibilityRule(db, viewer.today);
  const table = exportHead(words);
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const rows = grouped(rowsToExport(db, some, cohortId));
    for (const id of some) {
      const person = rows.people.get(id);
      if (person !== undefined) table.push(exportRow(exportedOf(person, rows, gathering), words));
    }
    yield from + some.length;
  }
  return table;
}

async function fileOf(table: readonly string[][], kind: Input['kind'], today: string): Promise<NewFile> {
  const name = `people-to-take-in-${today}`;
  if (kind === 'csv') return { name: `${name}.csv`, text: `\uFEFF${table.map(csvLine).join('')}` };
  return { name: `${name}.xlsx`, bytes: await writeInWorker({ rows: table, sheet: 'People', headings: 2 }) };
}

function noteDisclosure({ db, viewer }: WriteContext, personIds: readonly string[], { disclosure }: Input): void {
  const categories = personCategories.filter((category) => viewer.categories.includes(category));
  noteToldByFile(db, { disclosure, by: viewer, personIds, categories, how: 'export' });
}

/**
 * Saves everybody whom the viewer may see as a file that is taken in again as it is, and writes down for each that somebody was
 * told: the file and the record are kept together or not at all. Nothing sealed and nobody whose record is restricted is in it.
 */
export async function exportPeople(context: JobContext, input: Input) {
  const reading = context.reading();
  const { db, viewer } = reading;
  const ids = peopleToExport(db, viewer);
  if (ids.length === 0) throw new Refusal('import-export-empty', 'kind');
  const counts: Counts = { withheld: 0, moreMemberships: 0 };
  const table = await context.inPieces(gather(reading, ids, wordsOf(db, viewer.today), counts), ids.length);
  const file = await fileOf(table, input.kind, viewer.today);
  const detail = { people: String(ids.length), kind: input.kind };
  withFieldOfFolder('folder', () =>
    writeFilesInto(context, path.resolve(input.folder), [file], () =>
      context.apply((writing) => noteDisclosure(writing, ids, input), detail, ids),
    ),
  );
  return { file: file.name, people: ids.length, ...counts };
}
