import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { Evidence, PromiseSpan } from '../../../domain/plans/known-and-served.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { rowsOf } from '../among.ts';
import { holderIn } from '../sharing/holder.ts';
import { type Sight, sightOf } from '../sharing/sight.ts';

/** Of whom is asked: one person, or everybody of whom the viewer may know. */
export type Among = string | 'all';

interface Found<Row> {
  readonly personId: string;
  readonly row: Row;
}

type NameOf = (agencyId: string) => string;

const namesOfAgencies = (db: ReadDb): NameOf => {
  const names = new Map(db.all(db.selectFrom('agency').select(['id', 'name'])).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
};

/** Signs that anybody who may know of the person may see: who holds the record, and who is told who they are. */
function openly(db: ReadDb, among: Among, nameOf: NameOf): Found<Evidence>[] {
  const people = db.selectFrom('person').select(['id as personId', holderIn('person').as('agencyId')]);
  const holders = db.all(among === 'all' ? people : people.where('id', '=', among));
  const said = db
    .selectFrom('sharing')
    .select(['personId', 'agencyId', 'fromOn', 'untilOn'])
    .where('category', '=', 'identity')
    .where('decision', '=', 'shared');
  const shared = db.all(among === 'all' ? said : said.where('personId', '=', among));
  return [
    ...holders.flatMap(({ personId, agencyId }) =>
      agencyId === null
        ? []
        : [
            {
              personId,
              row: { agencyId, agencyName: nameOf(agencyId), how: 'holds', fromOn: null, untilOn: null },
            } as const,
          ],
    ),
    ...shared.map(({ personId, ...row }) => ({
      personId,
      row: { ...row, agencyName: nameOf(row.agencyId), how: 'shares' } as const,
    })),
  ];
}

interface FirstEntry {
  readonly personId: string;
  readonly agencyId: string;
  readonly category: string;
  readonly fromOn: string;
}

/**
 * The first day that each agency wrote down of each kind of information. Of one person it is looked up for each agency and
 * kind, which the index answers at once however long the timeline is; of everybody the rows are gone through together.
 */
function firstEntries(db: ReadDb, among: Among): FirstEntry[] {
  if (among === 'all')
    return db.all(
      db
        .selectFrom('timelineEntry')
        .select(({ fn }) => ['personId', 'agencyId', 'category', fn.min<string>('happenedOn').as('fromOn')])
        .groupBy(['personId', 'agencyId', 'category']),
    );
  const rows = db.all(
    db
      .selectFrom('agency')
      .innerJoin(rowsOf(personCategories).as('kind'), (join) => join.onTrue())
      .select(({ selectFrom, ref }) => [
        'agency.id as agencyId',
        'kind.value as category',
        selectFrom('timelineEntry')
          .select('happenedOn')
          .where('personId', '=', among)
          .where('timelineEntry.agencyId', '=', ref('agency.id'))
          .where('timelineEntry.category', '=', ref('kind.value'))
          .orderBy('happenedOn')
          .limit(1)
          .as('fromOn'),
      ]),
  );
  return rows.flatMap(({ fromOn, ...row }) => (fromOn === null ? [] : [{ personId: among, ...row, fromOn }]));
}

/** Signs that belong to a kind of information: each is told only to whoever may see that kind of the person. */
function byCategory(db: ReadDb, sight: Sight, among: Among, nameOf: NameOf): Found<Evidence>[] {
  const leads = db.selectFrom('leadContact').select(['personId', 'agencyId', 'fromOn']);
  const referrals = db
    .selectFrom('referral')
    .select(['personId', 'sourceAgencyId as agencyId', 'happenedOn as fromOn'])
    .where('personId', 'is not', null)
    .where('sourceAgencyId', 'is not', null);
  const referred = db.all(among === 'all' ? referrals : referrals.where('personId', '=', among));
  const met = firstEntries(db, among);
  const led = db.all(among === 'all' ? leads : leads.where('personId', '=', among));
  const sign = (
    how: Evidence['how'],
    { personId, agencyId, fromOn }: { personId: string; agencyId: string; fromOn: string },
  ) => ({
    personId,
    row: { agencyId, agencyName: nameOf(agencyId), how, fromOn, untilOn: null },
  });
  return [
    ...met
      .filter(({ personId, category }) => sight.sees(personId, category as PersonCategory))
      .map((one) => sign('contact', one)),
    ...referred.flatMap(({ personId, agencyId, fromOn }) =>
      personId !== null && agencyId !== null && sight.sees(personId, 'story')
        ? [sign('referred', { personId, agencyId, fromOn })]
        : [],
    ),
    ...led.filter(({ personId }) => sight.sees(personId, 'contact')).map((one) => sign('lead', one)),
  ];
}

function promisesSeen(db: ReadDb, sight: Sight, among: Among, nameOf: NameOf): Found<PromiseSpan>[] {
  const made = db.selectFrom('promise').select(['personId', 'agencyId', 'fromOn', 'untilOn', 'endedOn', 'category']);
  return db
    .all(among === 'all' ? made : made.where('personId', '=', among))
    .filter(({ personId, category }) => sight.sees(personId, category as PersonCategory))
    .map(({ personId, category: _category, ...row }) => ({
      personId,
      row: { ...row, agencyName: nameOf(row.agencyId) },
    }));
}

export interface Knowing {
  readonly evidence: readonly Evidence[];
  readonly promises: readonly PromiseSpan[];
}

const gathered = <Row>(found: readonly Found<Row>[]): Map<string, Row[]> => {
  const by = new Map<string, Row[]>();
  for (const { personId, row } of found) {
    const rows = by.get(personId);
    if (rows === undefined) by.set(personId, [row]);
    else rows.push(row);
  }
  return by;
};

/** Which agencies know each person and what they promised, as far as the viewer may see it. */
export function knowingOf(db: ReadDb, viewer: Viewer, among: Among): (personId: string) => Knowing {
  const sight = sightOf(db, viewer, among === 'all' ? 'all' : [among]);
  const nameOf = namesOfAgencies(db);
  const evidence = gathered([...openly(db, among, nameOf), ...byCategory(db, sight, among, nameOf)]);
  const promises = gathered(promisesSeen(db, sight, among, nameOf));
  return (personId) => ({ evidence: evidence.get(personId) ?? [], promises: promises.get(personId) ?? [] });
}
