import { type RawBuilder, sql } from 'kysely';
import { readKinds } from '../../../domain/sharing/kinds.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeePerson } from './visible.ts';

/** Which disclosures are asked for; `personId` null means everybody. */
export interface DisclosureQuery {
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly fromOn: IsoDate | null;
  readonly untilOn: IsoDate | null;
  readonly only: 'against' | 'open' | null;
}

/** All of them, of one person. */
export const ofPerson = (personId: string): DisclosureQuery => ({
  personId,
  agencyId: null,
  fromOn: null,
  untilOn: null,
  only: null,
});

const about = (category: string): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (SELECT 1 FROM "disclosurePart" AS "part" WHERE "part"."disclosureId" = "disclosure"."id"
    AND "part"."category" = ${category})`;

const isOpen = sql<boolean>`((${about('health')} AND ("disclosure"."condition" IS NULL
    OR "disclosure"."confidentiality" IS NULL))
  OR (${about('offending')} AND "disclosure"."offenceCondition" IS NULL))`;

const matching = (db: ReadDb, viewer: Viewer, query: DisclosureQuery) =>
  db
    .selectFrom('disclosure')
    .innerJoin('person', 'person.id', 'disclosure.personId')
    .where(maySeePerson(viewer))
    .$if(query.personId !== null, (of) => of.where('disclosure.personId', '=', query.personId ?? ''))
    .$if(query.agencyId !== null, (of) => of.where('disclosure.agencyId', '=', query.agencyId ?? ''))
    .$if(query.fromOn !== null, (of) => of.where('disclosure.happenedOn', '>=', query.fromOn ?? ''))
    .$if(query.untilOn !== null, (of) => of.where('disclosure.happenedOn', '<=', query.untilOn ?? ''))
    .$if(query.only === 'against', (of) => of.where('disclosure.against', '<>', ''))
    .$if(query.only === 'open', (of) => of.where(isOpen));

export const countDisclosures = (db: ReadDb, viewer: Viewer, query: DisclosureQuery): number =>
  db.first(matching(db, viewer, query).select((of) => of.fn.countAll<number>().as('total')))?.total ?? 0;

/** The newest first, with the names that go with them and their parts. */
export function listDisclosures(db: ReadDb, viewer: Viewer, query: DisclosureQuery, limit: number, offset = 0) {
  const rows = db.all(
    matching(db, viewer, query)
      .leftJoin('agency', 'agency.id', 'disclosure.agencyId')
      .innerJoin('agency as teller', 'teller.id', 'disclosure.tellingAgencyId')
      .innerJoin('userAccount', 'userAccount.id', 'disclosure.recordedBy')
      .leftJoin('sharingAgreement', 'sharingAgreement.id', 'disclosure.agreementId')
      .selectAll('disclosure')
      .select(['agency.name as agencyName', 'teller.name as tellerName', 'userAccount.displayName as who'])
      .select(['sharingAgreement.title as agreement', 'person.reference', 'person.preferredName'])
      .orderBy('disclosure.happenedOn', 'desc')
      .orderBy('disclosure.recordedAt', 'desc')
      .orderBy('disclosure.id', 'desc')
      .limit(limit)
      .offset(offset),
  );
  const parts = partsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = parts.get(row.id) ?? [];
    return {
      ...row,
      tellingAgency: row.tellerName ?? '',
      parts: own,
      categories: readKinds(own.map(({ category }) => category).join(' ')),
    };
  });
}
export type ListedDisclosure = ReturnType<typeof listDisclosures>[number];

type Part = EntityTables['disclosurePart'];

function partsOf(db: ReadDb, ids: readonly string[]): Map<string, Part[]> {
  const found = new Map<string, Part[]>();
  for (const part of db.all(
    db
      .selectFrom('disclosurePart')
      .selectAll()
      .where('disclosureId', 'in', [...ids]),
  ))
    found.set(part.disclosureId, [...(found.get(part.disclosureId) ?? []), part]);
  return found;
}

/** What one user told agencies about people other than one, the newest first: whom and on what ground, and nothing of them. */
export const latestOfUser = (db: ReadDb, userId: string, notOf: string, limit: number) =>
  db
    .all(
      db
        .selectFrom('disclosure')
        .selectAll()
        .where('recordedBy', '=', userId)
        .where('personId', '<>', notOf)
        .where('agencyId', 'is not', null)
        .orderBy('recordedAt', 'desc')
        .limit(limit),
    )
    .map((row) => ({ ...row, categories: kindsOf(db, row.id) }));

const kindsOf = (db: ReadDb, disclosureId: string) =>
  readKinds(
    db
      .all(db.selectFrom('disclosurePart').select('category').where('disclosureId', '=', disclosureId))
      .map(({ category }) => category)
      .join(' '),
  );

/** When each agency was last told something of one person, by agency, among those that are shown. */
export function lastToldOf(shown: readonly Pick<ListedDisclosure, 'agencyId' | 'happenedOn'>[]): Map<string, IsoDate> {
  const last = new Map<string, IsoDate>();
  for (const { agencyId, happenedOn } of shown)
    if (agencyId !== null && (last.get(agencyId) ?? '') < happenedOn) last.set(agencyId, happenedOn);
  return last;
}

/** Who else was told of in one breath. */
export const alsoToldOf = (db: ReadDb, occasion: string, agencyId: string | null): string[] =>
  db
    .all(
      db
        .selectFrom('disclosure')
        .select('personId')
        .where('occasion', '=', occasion)
        .where((where) => (agencyId === null ? where('agencyId', 'is', null) : where('agencyId', '=', agencyId))),
    )
    .map(({ personId }) => personId);
