import { sql } from 'kysely';
import type { AuditLine, Look } from '../../../domain/audit/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { groupHolds } from '../../audit-groups.ts';
import type { ReadDb } from '../../handles.ts';
import { recordsOf } from '../people/merges.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** What narrows the trail. Days are those of the entries' own clock, in UTC. */
export interface AuditFilter {
  readonly userId: string | null;
  readonly area: string | null;
  readonly disclosed: AuditLine['disclosed'] | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly personId: string | null;
  /** Only what workers of this agency did; null for everybody. */
  readonly agencyId: string | null;
}

/** The subjects under which entries show a person: their own id, those of records joined to theirs, and every group that holds one. */
const subjectsOf = (db: ReadDb, personId: string): string[] =>
  recordsOf(db, personId).flatMap((id) => subjectsOfOne(db, id));

const subjectsOfOne = (db: ReadDb, personId: string): string[] => {
  const found = db.first(db.selectFrom('auditNumber').select('number').where('personId', '=', personId));
  if (found === undefined) return [personId];
  const groups = db.all(db.selectFrom('auditGroup').select('digest').where(groupHolds(found.number)));
  return [personId, ...groups.map((group) => group.digest)];
};

const inList = (values: readonly string[]) => sql<string>`(SELECT "value" FROM json_each(${JSON.stringify(values)}))`;

/** Whether an entry shows a person, by themselves or in a group. */
const showsPerson = (db: ReadDb, personId: string) =>
  sql<boolean>`"audit"."seq" IN (SELECT "seq" FROM "auditShown" WHERE "subject" IN ${inList(subjectsOf(db, personId))})`;

/** The reason that was given for an emergency opening noted in the same transaction. */
const reason = sql<string | null>`(SELECT "opened"."reason" FROM "change" JOIN "emergencyOpening" AS "opened"
  ON "opened"."id" = "change"."rowId" WHERE "change"."transactionId" = "audit"."transactionId" LIMIT 1)`;

const base = (db: ReadDb) =>
  db
    .selectFrom('audit')
    .leftJoin('userAccount', 'userAccount.id', 'audit.userId')
    .leftJoin('agency', 'agency.id', 'userAccount.agencyId');

function filtered(db: ReadDb, filter: AuditFilter) {
  let query = base(db);
  if (filter.userId !== null) query = query.where('audit.userId', '=', filter.userId);
  if (filter.agencyId !== null) query = query.where('userAccount.agencyId', '=', filter.agencyId);
  if (filter.area !== null) query = query.where('audit.operation', 'like', `${filter.area}.%`);
  if (filter.disclosed !== null) query = query.where('audit.disclosed', '=', filter.disclosed);
  if (filter.fromOn !== null) query = query.where('audit.at', '>=', filter.fromOn);
  if (filter.untilOn !== null) query = query.where('audit.at', '<=', `${filter.untilOn}T23:59:59.999Z`);
  return filter.personId === null ? query : query.where(showsPerson(db, filter.personId));
}

/** How many entries of the trail fit. */
export const countEntries = (db: ReadDb, filter: AuditFilter): number =>
  db.first(filtered(db, filter).select(({ fn }) => fn.countAll<number>().as('count')))?.count ?? 0;

/** Entries of the trail, newest first, from the one before `before`; at most `limit`. */
export function listEntries(
  db: ReadDb,
  viewer: Viewer,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): AuditLine[] {
  let query = filtered(db, filter)
    .select(['audit.seq', 'audit.at', 'audit.operation', 'audit.disclosed', 'audit.personIds', 'audit.detail'])
    .select(['userAccount.displayName as who', 'agency.name as agency'])
    .select(reason.as('reason'))
    .orderBy('audit.seq', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('audit.seq', '<', before);
  const found = db.all(query).map((row) => ({ ...row, named: JSON.parse(row.personIds) as Named }));
  const references = referencesOf(db, viewer, [...new Set(found.flatMap(({ named }) => idsOf(named)))]);
  return found.map(({ personIds: _ids, named, ...row }) => ({
    ...row,
    people: isList(named) ? named.length : named.people,
    shown: idsOf(named).flatMap((id) => {
      const reference = references.get(id);
      return reference === undefined ? [] : [{ id, reference }];
    }),
    detail: JSON.parse(row.detail) as AuditLine['detail'],
  }));
}

type Named = readonly string[] | { readonly group: string; readonly people: number };
const isList = (named: Named): named is readonly string[] => Array.isArray(named);
const idsOf = (named: Named): readonly string[] => (isList(named) ? named : []);

function referencesOf(db: ReadDb, viewer: Viewer, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference'])
      .where(sql<boolean>`"person"."id" IN ${inList(ids)}`)
      .where(maySeePerson(viewer)),
  );
  return new Map(rows.map((row) => [row.id, row.reference]));
}

/** Who was shown one person; the looks of one worker by one operation on one day are one line. Newest first. */
export const looksAt = (db: ReadDb, personId: string): Look[] =>
  db.all(
    base(db)
      .select(['audit.operation', 'audit.disclosed', 'userAccount.displayName as who', 'agency.name as agency'])
      .select(sql<string>`substr("audit"."at", 1, 10)`.as('day'))
      .select(({ fn }) => [
        fn.countAll<number>().as('times'),
        fn.min<string>('audit.at').as('firstAt'),
        fn.max<string>('audit.at').as('lastAt'),
      ])
      .select(sql<string | null>`max(${reason})`.as('reason'))
      .where(showsPerson(db, personId))
      .groupBy(['day', 'audit.userId', 'audit.operation', 'audit.disclosed'])
      .orderBy(sql`max("audit"."seq")`, 'desc'),
  );

/** Every single entry that shows a person, in lists too; oldest first. */
export const entriesThatShow = (db: ReadDb, personId: string) =>
  db.all(db.selectFrom('audit').select(['at', 'userId', 'disclosed']).where(showsPerson(db, personId)).orderBy('seq'));

/** Everybody who has left an entry, of all agencies or of one, by name. */
export function workersInTrail(db: ReadDb, agencyId: string | null): { id: string; name: string }[] {
  const workers = db
    .selectFrom('userAccount')
    .select(['id', 'displayName as name'])
    .where(sql<boolean>`EXISTS (SELECT 1 FROM "audit" WHERE "audit"."userId" = "userAccount"."id")`)
    .orderBy('displayName');
  return db.all(agencyId === null ? workers : workers.where('agencyId', '=', agencyId));
}

/** The agencies whose people have left an entry, by name. */
export const agenciesInTrail = (db: ReadDb): { id: string; name: string }[] =>
  db.all(
    db
      .selectFrom('agency')
      .innerJoin('userAccount', 'userAccount.agencyId', 'agency.id')
      .select(['agency.id', 'agency.name'])
      .distinct()
      .where(sql<boolean>`EXISTS (SELECT 1 FROM "audit" WHERE "audit"."userId" = "userAccount"."id")`)
      .orderBy('agency.name'),
  );
