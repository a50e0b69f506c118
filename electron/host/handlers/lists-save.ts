import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { asHtml } from '../../../domain/governance/as-html.ts';
import { listAsCsv, listAsPaper, listAsRows, type TakenList } from '../../../domain/lists/list-files.ts';
import type { ListColumn } from '../../../domain/lists/people-list.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { JobContext, ReadContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { writeInWorker } from '../imports/write-in-worker.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { selectedPeople } from './lists-select.ts';
import { needCategory } from './people-summary.ts';

type Input = ParsedInputOf<'lists.save'>;

/**
 * The kinds of information that stand in the list: who they are, those of the needs where needs or a verdict are shown, and
 * how they are contacted where a lead or a day stands there.
 */
function categoriesIn(db: ReadDb, { columns, people }: TakenList): PersonCategory[] {
  const shows = (...some: ListColumn[]): boolean => some.some((column) => columns.includes(column));
  const categoryOf = needCategory(db);
  const found = new Set<PersonCategory | null>(['identity']);
  if (shows('needs', 'definition'))
    for (const person of people) for (const code of person.needs) found.add(categoryOf(code));
  const isContacted =
    (shows('lead') && people.some(({ lead }) => lead !== null)) ||
    (shows('last-contact') && people.some(({ lastContactOn }) => lastContactOn !== null));
  if (isContacted) found.add('contact');
  return personCategories.filter((category) => found.has(category));
}

function recipientOf({ db }: ReadContext, { disclosure }: Input): string {
  return disclosure.agencyId === null ? (disclosure.recipientWords ?? '') : namesIn(db).agency(disclosure.agencyId);
}

async function fileOf(context: JobContext, list: TakenList, format: Input['format']): Promise<NewFile> {
  const name = `${list.on} people`;
  if (format === 'csv') return { name: `${name}.csv`, text: listAsCsv(list) };
  if (format === 'xlsx') {
    const bytes = await writeInWorker({ rows: listAsRows(list), sheet: 'People', headings: 1 });
    return { name: `${name}.xlsx`, bytes };
  }
  const bytes = await context.ports.renderPdf(asHtml(listAsPaper(list)));
  if (bytes === null) throw new Refusal('pdf-unavailable', 'format');
  return { name: `${name}.pdf`, bytes };
}

/**
 * Takes the list out of the register as a table or as a paper, and writes down for each person that somebody was told:
 * the file and the record are kept together or not at all.
 */
export async function saveList(context: JobContext, input: Input) {
  const reading = context.reading();
  const { db, session } = reading;
  const { people } = selectedPeople(reading, input);
  if (people.length === 0) throw new Refusal('list-empty', 'format');
  const list: TakenList = {
    people,
    columns: input.columns,
    needLabel: namesIn(db).need,
    register: session.name,
    on: reading.viewer.today,
    recipient: recipientOf(reading, input),
  };
  const folder = path.resolve(input.folder);
  const file = await fileOf(context, list, input.format);
  const ids = people.map((person) => person.id);
  writeFilesInto(context, folder, [file], () =>
    context.apply(
      ({ db: writing }) =>
        noteToldByFile(writing, {
          ...{ disclosure: input.disclosure, by: reading.viewer, personIds: ids },
          ...{ categories: categoriesIn(db, list), how: input.format === 'pdf' ? 'paper' : 'export' },
        }),
      { format: input.format },
      ids,
    ),
  );
  return { folder, file: file.name, people: people.length };
}
