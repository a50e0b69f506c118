import path from 'node:path';
import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { recordDisclosure } from '../../../db/repositories/sharing/disclosures.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { asHtml } from '../../../domain/governance/as-html.ts';
import { listAsCsv, listAsPaper, type TakenList } from '../../../domain/lists/list-files.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { isLawfulBasis } from '../../../domain/sharing/words.ts';
import type { JobContext, ReadContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { selectedPeople } from './lists-select.ts';
import { needCategory } from './people-summary.ts';

type Input = ParsedInputOf<'lists.save'>;

/** The kinds of information that stand in the list: who they are, and those of the needs where needs or a verdict are shown. */
function categoriesIn(db: ReadDb, list: TakenList): PersonCategory[] {
  const showsNeeds = list.columns.some((column) => column === 'needs' || column === 'definition');
  const categoryOf = needCategory(db);
  const found = new Set(showsNeeds ? list.people.flatMap((person) => person.needs.map(categoryOf)) : []);
  return personCategories.filter((category) => category === 'identity' || found.has(category));
}

function recipientOf({ db }: ReadContext, { disclosure }: Input): string {
  return disclosure.agencyId === null ? (disclosure.recipientWords ?? '') : namesIn(db).agency(disclosure.agencyId);
}

async function fileOf(context: JobContext, list: TakenList, format: Input['format']): Promise<NewFile> {
  const name = `${list.on} people`;
  if (format === 'csv') return { name: `${name}.csv`, text: listAsCsv(list) };
  const bytes = await context.ports.renderPdf(asHtml(listAsPaper(list)));
  if (bytes === null) throw new Refusal('pdf-unavailable', 'format');
  return { name: `${name}.pdf`, bytes };
}

function noteDisclosure(db: WriteDb, reading: ReadContext, list: TakenList, input: Input): void {
  const { basis, ...given } = input.disclosure;
  if (!isLawfulBasis(basis)) throw new Refusal('basis-is-no-basis', 'disclosure.basis');
  const { viewer } = reading;
  try {
    recordDisclosure(db, {
      ...given,
      basis,
      by: viewer,
      personIds: list.people.map((person) => person.id),
      categories: categoriesIn(db, list),
      at: viewer.today,
      how: input.format === 'csv' ? 'export' : 'paper',
    });
  } catch (error) {
    if (error instanceof Refusal && error.field !== undefined)
      throw new Refusal(error.code, `disclosure.${error.field}`);
    throw error;
  }
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
    context.apply(({ db: writing }) => noteDisclosure(writing, reading, list, input), { format: input.format }, ids),
  );
  return { folder, file: file.name, people: people.length };
}
