import path from 'node:path';
import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { sectionDefinitions } from '../../../db/repositories/programme/reference.ts';
import { peopleCounted } from '../../../db/repositories/progress/counts.ts';
import { assertAgency, purposeOf, recipientOf } from '../../../db/repositories/sharing/disclosures.ts';
import { checkGround } from '../../../db/repositories/sharing/grounds.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { fidelityTables } from '../../../domain/progress/fidelity-file.ts';
import { defused, plainName, tableAsCsv } from '../../../domain/progress/file-names.ts';
import type { Picture, PictureName } from '../../../domain/progress/operations.ts';
import { asOutside } from '../../../domain/progress/outside.ts';
import { barePng, isPlainDrawing } from '../../../domain/progress/pictures.ts';
import { type FileTable, figureTables, peopleTable, type TakenFigures } from '../../../domain/progress/tables.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { JobContext, ReadContext } from '../context.ts';
import { type NewFile, type WrittenFile, writeFilesInto } from '../files-in-folder.ts';
import { writeInWorker } from '../imports/write-in-worker.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { fidelityOverview } from './fidelity-view.ts';
import { figuresOf, peopleOf } from './progress-figures.ts';
import { measureOf } from './progress-measure.ts';

type OutcomesInput = ParsedInputOf<'progress.saveOutcomes'>;
type FidelityInput = ParsedInputOf<'progress.saveFidelity'>;
type Told = FidelityInput['disclosure'];

const pictureWords: Readonly<Record<PictureName, string>> = {
  quarters: 'by quarter',
  flow: 'from where to where',
  change: 'compared',
  fidelity: 'means',
};

function picturesAsFiles(name: string, pictures: readonly Picture[]): NewFile[] {
  if (pictures.length === 0) throw new Refusal('picture-missing', 'format');
  return pictures.flatMap(({ name: what, svg, png }) => {
    const bytes = barePng(new Uint8Array(Buffer.from(png, 'base64')));
    if (!isPlainDrawing(svg) || bytes === null) throw new Refusal('picture-unsafe', 'format');
    const own = `${name}, ${pictureWords[what]}`;
    return [
      { name: `${own}.svg`, text: svg },
      { name: `${own}.png`, bytes },
    ];
  });
}

/** The tables as one workbook, as a plain table each, or the charts as pictures. */
async function filesOf(
  name: string,
  tables: readonly FileTable[],
  { format, pictures }: Pick<FidelityInput, 'format' | 'pictures'>,
): Promise<NewFile[]> {
  if (format === 'pictures') return picturesAsFiles(name, pictures);
  if (format === 'csv')
    return tables.map((table) => ({ name: `${name}, ${table.name.toLowerCase()}.csv`, text: tableAsCsv(table) }));
  const sheets = tables.map(({ name: sheet, rows }) => ({
    ...{ sheet, headings: sheet === 'About' ? 0 : 1 },
    rows: rows.map((row) => row.map(defused)),
  }));
  return [{ name: `${name}.xlsx`, bytes: await writeInWorker({ sheets }) }];
}

const takenBy = ({ db, session, viewer }: ReadContext, { agencyId, recipientWords }: Told): TakenFigures => ({
  register: session.name,
  on: viewer.today,
  recipient: agencyId === null ? (recipientWords ?? '') : namesIn(db).agency(agencyId),
});

interface Leaving {
  readonly what: 'figures' | 'people' | 'fidelity';
  readonly factCode: string | null;
  readonly people: number;
  readonly categories: readonly PersonCategory[];
}

/** A refusal of what is said about telling names the field within `disclosure`. */
function checkedTelling(db: ReadDb, told: Told, on: string, categories: readonly PersonCategory[]) {
  try {
    const recipient = recipientOf(told);
    assertAgency(db, recipient.agencyId);
    checkGround(db, told, { agencyId: recipient.agencyId, categories, on });
    return { ...recipient, ...purposeOf(db, told, on) };
  } catch (error) {
    if (error instanceof Refusal && error.field !== undefined)
      throw new Refusal(error.code, `disclosure.${error.field}`);
    throw error;
  }
}

/** The line that says which figures left, to whom and on what ground. */
function noteFile(db: WriteDb, by: Viewer, told: Told, leaving: Leaving, files: readonly WrittenFile[]): void {
  const { basis, condition, offenceCondition, gateway, confidentiality, agreementId } = told;
  const { what, factCode, people } = leaving;
  db.insert('figuresFile', {
    ...{ what, factCode, people, savedAt: by.now, savedBy: by.userId },
    ...checkedTelling(db, told, by.today, leaving.categories),
    ...{ basis, condition, offenceCondition, gateway, confidentiality, agreementId },
    files: JSON.stringify(files),
  });
}

function tablesOf(reading: ReadContext, input: OutcomesInput): { tables: FileTable[]; label: string } {
  const taken = takenBy(reading, input.disclosure);
  const figures = figuresOf(reading, input);
  const { label } = figures;
  if (input.what === 'figures') return { tables: figureTables(asOutside(figures), taken), label };
  const { people, ends } = peopleOf(reading, input);
  const [from, to] = ends;
  if (from === undefined || to === undefined || people.length === 0) throw new Refusal('nothing-to-save', 'format');
  return { tables: peopleTable(label, people, [from, to], taken), label };
}

/** Takes one measure out of the register, and writes down for each person counted in it that somebody was told. */
export async function saveOutcomes(context: JobContext, input: OutcomesInput) {
  const reading = context.reading();
  const { asked } = measureOf(reading, input);
  const ids = peopleCounted(reading.db, asked);
  if (ids.length === 0) throw new Refusal('nothing-to-save', 'format');
  const categories = [...(input.what === 'people' ? (['identity'] as const) : []), asked.category];
  checkedTelling(reading.db, input.disclosure, reading.viewer.today, categories);
  const { tables, label } = tablesOf(reading, input);
  const name = `${reading.viewer.today} ${plainName(label)}${input.what === 'people' ? ', by person' : ''}`;
  const files = await filesOf(name, tables, input);
  const folder = path.resolve(input.folder);
  const leaving: Leaving = { what: input.what, factCode: input.factCode, people: ids.length, categories };
  writeFilesInto(context, folder, files, (written) =>
    context.apply(
      ({ db }) => {
        noteToldByFile(db, {
          ...{ disclosure: input.disclosure, by: reading.viewer, personIds: ids },
          ...{ categories, how: 'export' },
        });
        noteFile(db, reading.viewer, input.disclosure, leaving, written);
      },
      { what: input.what, measure: input.factCode, format: input.format },
      ids,
    ),
  );
  return { folder, files: files.map((file) => file.name), people: ids.length };
}

/** Takes the table of fidelity out of the register; nobody stands in it, and to whom it went is written down all the same. */
export async function saveFidelity(context: JobContext, input: FidelityInput) {
  const reading = context.reading();
  const { db, viewer } = reading;
  const periods = fidelityOverview(db).periods.filter(({ average }) => average.mean !== null);
  if (periods.length === 0) throw new Refusal('fidelity-nothing', 'format');
  checkedTelling(db, input.disclosure, viewer.today, []);
  const names = namesIn(db);
  const tables = fidelityTables(
    periods,
    sectionDefinitions(db, viewer.today),
    (code) => names.list('fidelity-status', code),
    takenBy(reading, input.disclosure),
  );
  const files = await filesOf(`${viewer.today} MEAM fidelity`, tables, input);
  const folder = path.resolve(input.folder);
  const leaving: Leaving = { what: 'fidelity', factCode: null, people: 0, categories: [] };
  writeFilesInto(context, folder, files, (written) =>
    context.apply(({ db: writing }) => noteFile(writing, viewer, input.disclosure, leaving, written), {
      what: 'fidelity',
      format: input.format,
    }),
  );
  return { folder, files: files.map((file) => file.name), people: 0 };
}
