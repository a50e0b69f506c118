import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import { peopleToExport, type RowsToExport, rowsToExport } from '../../../db/repositories/imports/exported.ts';
import { categoriesByCode, namesIn } from '../../../db/repositories/privacy/names.ts';
import { listValues, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { recordDisclosure } from '../../../db/repositories/sharing/disclosures.ts';
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
import type { NeedInput } from '../../../domain/people/operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { isLawfulBasis } from '../../../domain/sharing/words.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { writeInWorker } from '../imports/write-in-worker.ts';
import { withholding } from '../person-sight.ts';
import { withFieldOfFolder } from './imports-take-in.ts';
import { eligibilityRule } from './people-eligibility.ts';

type Input = ParsedInputOf<'imports.export'>;
type Row = RowsToExport['people'][number];

/** The words of the register, without those that only holders of the sealed-field key see. */
function wordsOf(db: ReadDb, today: string): ExportWords {
  const values = listValues(db, today);
  const list = (name: string) => values.filter((value) => value.list === name && !value.sealed);
  return {
    sex: list('sex'),
    ethnicity: list('ethnicity'),
    destination: list('destination'),
    needs: needDefinitions(db, today),
  };
}

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

function membershipShown(rows: RowsToExport['memberships'], cohortId: string, isShown: boolean, { counts }: Gathering) {
  const own = rows.filter((one) => one.cohortId === cohortId);
  const nothing = { joinedOn: null, leftOn: null, destination: null };
  if (!isShown) {
    counts.withheld += rows.length === 0 ? 0 : 1;
    return nothing;
  }
  const newest = own.at(-1);
  counts.moreMemberships += rows.length - (newest === undefined ? 0 : 1);
  return newest ?? nothing;
}

/** Somebody as far as the viewer is shown them. */
function exportedOf(row: Row, rows: ReturnType<typeof grouped>, gathering: Gathering): Exported {
  const seen = gathering.seenOf(row.id);
  const { row: shown, withheld } = withholding(row, seen);
  gathering.counts.withheld += withheld.length;
  const isHidden = (field: keyof Row): boolean => withheld.includes(field);
  const membership = membershipShown(
    rows.memberships.get(row.id) ?? [],
    rows.cohortId,
    seen.includes('story'),
    gathering,
  );
  return {
    ...shown,
    aliases: (rows.aliases.get(row.id) ?? []).map(({ name }) => name),
    birthDateEstimated: shown.birthDateEstimated === 1,
    sexState: isHidden('sexState') ? null : shown.sexState,
    ethnicityState: isHidden('ethnicityState') ? null : shown.ethnicityState,
    ineffectiveContact: isHidden('ineffectiveContact') ? null : shown.ineffectiveContact,
    joinedOn: membership.joinedOn,
    leftOn: membership.leftOn,
    destination: membership.destination,
    holdingAgency: row.holder === null ? null : gathering.agencyName(row.holder),
    needs: needsShown(rows.needs.get(row.id) ?? [], seen, gathering),
  };
}

const grouped = ({ people, aliases, needs, memberships, cohortId }: RowsToExport) => ({
  people: new Map(people.map((person) => [person.id, person])),
  aliases: ofPerson(aliases),
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
  const { basis, ...given } = disclosure;
  if (!isLawfulBasis(basis)) throw new Refusal('basis-is-no-basis', 'disclosure.basis');
  const categories = personCategories.filter((category) => viewer.categories.includes(category));
  try {
    recordDisclosure(db, { ...given, basis, by: viewer, personIds, categories, at: viewer.today, how: 'export' });
  } catch (error) {
    throw error instanceof Refusal && error.field !== undefined
      ? new Refusal(error.code, `disclosure.${error.field}`)
      : error;
  }
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
