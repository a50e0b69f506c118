import { sql } from 'kysely';
import type { PersonCategory, Role } from '../../../domain/access.ts';
import type { PackInput } from '../../../domain/governance/pack-input.ts';
import { basisInWords } from '../../../domain/governance/words.ts';
import type { ControllerKind } from '../../../domain/sharing/agreement-words.ts';
import { agreementStanding } from '../../../domain/sharing/agreements.ts';
import { sharingBases } from '../../../domain/sharing/words.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { RawDb } from '../../open.ts';
import { endsOnSql } from '../cohorts/ending.ts';
import { listAgreements } from '../sharing/grounds.ts';

type Counted = { readonly n: number };

const count = (db: RawDb, query: string): number => db.prepare<[], Counted>(query).get()?.n ?? 0;

const hasTable = (db: RawDb, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;

/** Active users of each active agency, and of each role. */
export function usersByAgency(db: ReadDb): PackInput['agencies'] {
  return db.all(
    db
      .selectFrom('agency')
      .leftJoin('userAccount', (join) =>
        join.onRef('userAccount.agencyId', '=', 'agency.id').on('userAccount.active', '=', 1),
      )
      .select(({ fn }) => ['agency.name', fn.count<number>('userAccount.id').as('users')])
      .where('agency.active', '=', 1)
      .groupBy('agency.id')
      .orderBy('agency.name'),
  );
}

export function usersByRole(db: ReadDb): PackInput['roles'] {
  const rows = db.all(
    db
      .selectFrom('userRole')
      .innerJoin('userAccount', 'userAccount.id', 'userRole.userId')
      .select(({ fn }) => ['role', fn.countAll<number>().as('users')])
      .where('userAccount.active', '=', 1)
      .groupBy('role')
      .orderBy('role'),
  );
  return rows.map(({ role, users }) => ({ role: role as Role, users }));
}

/** Users who govern information. */
export const governors = (db: ReadDb): PackInput['governors'] =>
  db.all(
    db
      .selectFrom('userRole')
      .innerJoin('userAccount', 'userAccount.id', 'userRole.userId')
      .innerJoin('agency', 'agency.id', 'userAccount.agencyId')
      .select(['userAccount.displayName as name', 'agency.name as agency'])
      .where('role', '=', 'information-governance')
      .where('userAccount.active', '=', 1)
      .orderBy('displayName'),
  );

export const peopleCounted = (db: RawDb): PackInput['people'] => ({
  everyone: count(db, 'SELECT count(*) AS n FROM person WHERE mergedIntoId IS NULL'),
  inCohort: count(db, `SELECT count(DISTINCT personId) AS n FROM membership WHERE ${endsOnSql} IS NULL`),
  left: count(
    db,
    `SELECT count(DISTINCT personId) AS n FROM membership
      WHERE personId NOT IN (SELECT personId FROM membership WHERE ${endsOnSql} IS NULL)`,
  ),
});

const factsOf = (categories: string): string => `SELECT count(*) AS n FROM fact WHERE code IN
  (SELECT code FROM factDefinition WHERE category IN (${categories}))`;
const needsOf = (categories: string): string => `SELECT count(*) AS n FROM need WHERE code IN
  (SELECT code FROM needDefinition WHERE category IN (${categories}))`;

/** One line for each category: what it holds, and a query that counts entries without looking at any. */
const heldQueries: readonly (readonly [PersonCategory, string, string])[] = [
  ['identity', 'Names, birth dates, sex and ethnic group, other names, agreements', 'SELECT count(*) AS n FROM person'],
  [
    'contact',
    'How somebody likes to be reached',
    'SELECT count(*) AS n FROM person WHERE contactPreference IS NOT NULL',
  ],
  ['safety', 'People who are to be kept apart', 'SELECT count(*) AS n FROM keepApart'],
  ['housing', 'Need and status, by quarter', `SELECT (${factsOf("'housing'")}) + (${needsOf("'housing'")}) AS n`],
  [
    'offending',
    'Need, arrests, convictions, nights in prison, reports, by quarter',
    `SELECT (${factsOf("'offending'")}) + (${needsOf("'offending'")}) AS n`,
  ],
  [
    'health',
    'Drugs or alcohol, mental health and wellbeing, by quarter',
    `SELECT (${factsOf("'health'")}) + (${needsOf("'health'")}) AS n`,
  ],
  [
    'story',
    'Goals and strengths, needs, work and money by quarter, membership, agreement to evaluation, pen portraits',
    `SELECT (${factsOf("'story'")}) + (${needsOf("'story'")})
      + (SELECT count(*) FROM membership) + (SELECT count(*) FROM consent) + (SELECT count(*) FROM portrait) AS n`,
  ],
];

export const heldByCategory = (db: RawDb): PackInput['held'] =>
  heldQueries.map(([category, what, query]) => ({ category, what, records: count(db, query) }));

/** Decisions about sharing by their basis. Words that the list does not know are not printed: they may name somebody. */
export function sharingByBasis(db: RawDb): PackInput['sharing'] {
  return db
    .prepare<[string], { basis: string; shared: number; notShared: number }>(
      `SELECT CASE WHEN basis IS NULL THEN 'none'
          WHEN basis IN (SELECT value FROM json_each(?)) THEN basis ELSE 'other' END AS basis,
        sum(decision = 'shared') AS shared, sum(decision = 'not-shared') AS notShared
      FROM sharing GROUP BY 1 ORDER BY 1`,
    )
    .all(JSON.stringify(sharingBases))
    .map((row) => ({ ...row, basis: basisInWords(row.basis) }));
}

/** Agreements that have not ended, with their parties by name and how each stands on a day. */
export function agreementsStanding(db: ReadDb, today: IsoDate): PackInput['agreements'] {
  const names = new Map(db.all(db.selectFrom('agency').select(['id', 'name'])).map(({ id, name }) => [id, name]));
  return listAgreements(db)
    .filter(({ endedOn }) => endedOn === null)
    .map((one) => ({
      title: one.row.title,
      parties: one.agencyIds.map((id) => names.get(id) ?? '').toSorted(),
      standing: agreementStanding(one, today),
      controllers: one.row.controllers as ControllerKind,
    }));
}

export const disclosuresCounted = (db: RawDb): PackInput['disclosures'] => ({
  recorded: count(db, 'SELECT count(*) AS n FROM disclosure'),
  against: count(db, "SELECT count(*) AS n FROM disclosure WHERE against <> ''"),
});

export const emergencyCounted = (db: RawDb): PackInput['emergency'] => ({
  openings: count(db, 'SELECT count(*) AS n FROM emergencyOpening'),
  reviewed: count(db, 'SELECT count(*) AS n FROM emergencyOpening WHERE reviewedAt IS NOT NULL'),
});

export function retentionRules(db: RawDb, today: string): PackInput['retention'] {
  if (!hasTable(db, 'retentionRule')) return [];
  return db
    .prepare<[string, string], Omit<PackInput['retention'][number], 'confirmed'> & { confirmed: number }>(
      `SELECT category, monthsAfterLeaving, monthsAfterActivity, source, confirmedBy IS NOT NULL AS confirmed
        FROM retentionRule WHERE validFrom <= ? AND (validTo IS NULL OR validTo >= ?) ORDER BY id`,
    )
    .all(today, today)
    .map((rule) => ({ ...rule, confirmed: rule.confirmed === 1 }));
}

export function backupsKnown(db: RawDb, generation: number): PackInput['backups'] {
  const none = { kept: 0, verified: 0, underOlderKeys: 0, places: 0, newestAt: null };
  if (!hasTable(db, 'backup')) return none;
  const found = db
    .prepare<[number], { [K in keyof typeof none]: PackInput['backups'][K] | null }>(
      `SELECT count(*) AS kept, sum(verified) AS verified, sum(generation < ?) AS underOlderKeys,
        count(DISTINCT folder || ' ' || deviceId) AS places, max(madeAt) AS newestAt
       FROM backup WHERE removedAt IS NULL AND missingAt IS NULL`,
    )
    .get(generation);
  const given = Object.entries(found ?? {}).filter(([, value]) => value !== null);
  return { ...none, ...Object.fromEntries(given) };
}

/** What the cipher and the database answer, in words. */
export function cipherSettings(db: RawDb): PackInput['cipher'] {
  const ask = (pragma: string): string => String(db.pragma(pragma, { simple: true }));
  const synchronous = ['OFF', 'NORMAL', 'FULL', 'EXTRA'];
  return [
    { name: 'Cipher', value: `${ask('cipher')}, format ${ask('legacy')} (AES-256, HMAC-SHA512 for each page)` },
    { name: 'Page size, in bytes', value: ask('page_size') },
    { name: 'Journal', value: ask('journal_mode').toUpperCase() },
    { name: 'Waiting for the disk', value: synchronous[Number(ask('synchronous'))] ?? ask('synchronous') },
    { name: 'Deleted content overwritten', value: ask('secure_delete') === '1' ? 'Yes' : 'No' },
    { name: 'Temporary content', value: ask('temp_store') === '2' ? 'In memory only' : 'On the disk' },
    { name: 'One process at a time', value: ask('locking_mode') === 'exclusive' ? 'Yes' : 'No' },
    { name: 'Schema of the register', value: ask('user_version') },
  ];
}

export interface Opening {
  readonly at: string;
  readonly deviceId: string;
  readonly by: string;
}

/** The last opening on each computer, newest first. */
export const lastOpenings = (db: ReadDb): Opening[] =>
  db.all(
    db
      .selectFrom('audit')
      .leftJoin('userAccount', 'userAccount.id', 'audit.userId')
      .select(({ fn }) => [
        'deviceId',
        fn.max('at').as('at'),
        sql<string>`coalesce("userAccount"."displayName", 'Somebody who is no longer a user')`.as('by'),
      ])
      .where('operation', 'in', ['vault.create', 'vault.unlock', 'vault.recover', 'vault.openDemonstration'])
      .groupBy('deviceId')
      .orderBy('at', 'desc'),
  );

export const returnsCounted = (db: RawDb): number => count(db, 'SELECT count(*) AS n FROM returnExport');

export const madeOn = (db: ReadDb): string =>
  db.first(db.selectFrom('register').select('createdAt'))?.createdAt.slice(0, 10) ?? '';

/** The agency that runs the register for the partnership. */
export const coordinatingAgency = (db: ReadDb): string | null =>
  db.first(
    db.selectFrom('register').innerJoin('agency', 'agency.id', 'register.coordinatingAgencyId').select('agency.name'),
  )?.name ?? null;
