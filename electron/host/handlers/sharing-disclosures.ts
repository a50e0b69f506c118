import path from 'node:path';
import { personWithReference } from '../../../db/repositories/people/by-reference.ts';
import { consentsOf } from '../../../db/repositories/sharing/consents.ts';
import {
  countDisclosures,
  type DisclosureQuery,
  listDisclosures,
  ofPerson,
} from '../../../db/repositories/sharing/disclosure-list.ts';
import { recordDisclosure } from '../../../db/repositories/sharing/disclosures.ts';
import { checkGround, groundValues } from '../../../db/repositories/sharing/grounds.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { disclosureFiles } from '../../../domain/sharing/disclosure-files.ts';
import { isLawfulBasis } from '../../../domain/sharing/words.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import { assertMayWrite } from '../person-sight.ts';
import { mostShown } from './sharing-matrix.ts';
import { readyDisclosures } from './sharing-ready.ts';
import { seesTelling, shownDisclosure } from './sharing-sight.ts';

type DisclosureHandlers = Pick<
  FeatureHandlers<'sharing'>,
  | 'sharing.disclosures'
  | 'sharing.disclose'
  | 'sharing.completeDisclosure'
  | 'sharing.allDisclosures'
  | 'sharing.exportDisclosures'
>;

const page = 50;

/** What one person's page is shown of who was told about them. */
function disclosuresOf(context: ReadContext, personId: string) {
  const { db, viewer } = context;
  const seen = categoriesOf(db, viewer, personId);
  const said = consentsOf(db, [personId]);
  return listDisclosures(db, viewer, ofPerson(personId), mostShown)
    .filter((one) => seesTelling(context, seen, one))
    .map((one) => shownDisclosure(context, one, said, seen));
}

function disclose({ db, viewer }: WriteContext, input: ParsedInputOf<'sharing.disclose'>): void {
  const { personId, basis, ...given } = input;
  const fields = input.categories.map((category) => ({ field: 'categories', category }));
  assertMayWrite(db, viewer, personId, fields);
  if (!isLawfulBasis(basis)) throw new Refusal('basis-is-no-basis', 'basis');
  recordDisclosure(db, { ...given, basis, by: viewer, personIds: [personId] });
}

function complete(context: WriteContext, input: ParsedInputOf<'sharing.completeDisclosure'>): void {
  const { db, viewer } = context;
  const { personId, disclosureId, ...ground } = input;
  const seen = categoriesOf(db, viewer, personId);
  const found = listDisclosures(db, viewer, ofPerson(personId), mostShown).find(({ id }) => id === disclosureId);
  if (found === undefined || !seesTelling(context, seen, found)) throw new Refusal('not-found', 'disclosureId');
  checkGround(db, { ...ground, basis: found.basis }, { ...found, on: found.happenedOn });
  db.update('disclosure', disclosureId, ground);
}

type Filter = Omit<ParsedInputOf<'sharing.allDisclosures'>, 'offset'>;

function queryOf({ db, viewer }: ReadContext, filter: Filter): DisclosureQuery {
  const { reference, ...rest } = filter;
  const personId = reference === null ? null : personWithReference(db, viewer, reference);
  // Somebody of whom the reader may not know is told exactly as somebody who does not exist.
  if (personId === undefined) throw new Refusal('not-found', 'reference');
  if (rest.fromOn !== null && rest.untilOn !== null && rest.untilOn < rest.fromOn)
    throw new Refusal('date-order', 'untilOn');
  return { ...rest, personId };
}

function listed(context: ReadContext, query: DisclosureQuery, limit: number, offset: number) {
  const { db, viewer } = context;
  const rows = listDisclosures(db, viewer, query, limit, offset);
  const said = consentsOf(db, [...new Set(rows.map(({ personId }) => personId))]);
  return rows.map((row) => ({
    ...shownDisclosure(context, row, said),
    person: { id: row.personId, reference: row.reference, name: row.preferredName },
  }));
}

export const disclosureHandlers: DisclosureHandlers = {
  'sharing.disclosures': (context, { personId }) => ({
    disclosures: disclosuresOf(context, personId),
    ready: readyDisclosures(context, personId),
  }),
  'sharing.disclose': (context, input) => {
    disclose(context, input);
    return { transactionId: context.db.transactionId };
  },
  'sharing.completeDisclosure': (context, input) => {
    complete(context, input);
    return { transactionId: context.db.transactionId };
  },
  'sharing.allDisclosures': (context, { offset, ...filter }) => {
    const query = queryOf(context, filter);
    return {
      disclosures: listed(context, query, page, offset),
      total: countDisclosures(context.db, context.viewer, query),
    };
  },
  'sharing.exportDisclosures': (context, { folder, ...filter }) => {
    const reading = context.reading();
    const query = queryOf(reading, filter);
    const all = listed(reading, query, countDisclosures(reading.db, reading.viewer, query), 0);
    const today = reading.viewer.today;
    const values = groundValues(reading.db, today);
    const wordsOf = (list: string, code: string | null): string =>
      values.find((one) => one.list === list && one.code === code)?.label ?? code ?? '';
    const target = path.resolve(folder);
    const rows = all.map(({ person, ...one }) => ({ ...one, reference: person.reference }));
    const files = disclosureFiles(reading.session.name, today, rows, wordsOf);
    const people = [...new Set(all.map(({ person }) => person.id))];
    writeFilesInto(context, target, files, () =>
      context.apply(() => undefined, { disclosures: String(all.length) }, people),
    );
    return { folder: target, files: files.map(({ name }) => name), disclosures: all.length };
  },
};
