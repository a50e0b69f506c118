import type { ReadDb } from '../../../db/handles.ts';
import { restrictedPeople, standingOf } from '../../../db/repositories/imports/standing.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { categoriesByCode } from '../../../db/repositories/privacy/names.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type Category, personCategories } from '../../../domain/access.ts';
import { deathAsDestination } from '../../../domain/cohorts/destinations.ts';
import {
  type Compared,
  compareRow,
  type Difference,
  type Shown,
  type Standing,
} from '../../../domain/imports/compare.ts';
import type { ReadRow } from '../../../domain/imports/rows.ts';
import { blankNeed } from '../../../domain/people/blank-need.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { WriteContext } from '../context.ts';
import { assertMayWrite, categoryOfField } from '../person-sight.ts';
import { recordImportedDeath } from './cohorts-deaths.ts';
import { recordNeed } from './people-adding.ts';
import { assertBornBeforeJoining, join, personChanges } from './people-rules.ts';

/** Holds rows against the people who are in the register under their references, as far as the viewer is shown them. */
export function createComparing(db: ReadDb, viewer: Viewer) {
  const sight = sightOf(db, viewer);
  const restricted = restrictedPeople(db);
  const categories = categoriesByCode(db).need;
  const shownOf = (personId: string): Shown => ({
    sees: (category) => personCategories.some((one) => one === category && sight.sees(personId, one)),
    ofColumn: categoryOfField,
    ofNeed: (code) => (categories.get(code) as Category | undefined) ?? null,
  });
  return {
    isRestricted: (personId: string): boolean => restricted.has(personId),
    compare(row: ReadRow, personId: string): Compared {
      const standing = standingOf(db, personId);
      return standing === undefined ? { differences: [], notes: [] } : compareRow(row, standing, shownOf(personId));
    },
  };
}

export type Comparing = ReturnType<typeof createComparing>;

type OfKind<Kind extends Difference['kind']> = Extract<Difference, { kind: Kind }>;
const ofKind = <Kind extends Difference['kind']>(all: readonly Difference[], kind: Kind): OfKind<Kind>[] =>
  all.filter((one): one is OfKind<Kind> => one.kind === kind);

function changePerson({ db, viewer }: WriteContext, personId: string, changes: readonly OfKind<'person'>[]): void {
  if (changes.length === 0) return;
  assertMayWrite(
    db,
    viewer,
    personId,
    changes.map(({ column }) => ({ field: column, category: categoryOfField(column) })),
  );
  const { birthDateEstimated, ...details } = Object.fromEntries(changes.map(({ column, after }) => [column, after]));
  const estimated = birthDateEstimated === undefined ? {} : { birthDateEstimated: birthDateEstimated === 1 };
  const { reference: _none, ...rest } = personChanges(
    db,
    { ...details, ...estimated } as Parameters<typeof personChanges>[1],
    getPerson(db, personId),
    viewer.today,
  );
  if (rest.birthDate != null) assertBornBeforeJoining(db, personId, rest.birthDate, 'birthDate');
  db.update('person', personId, rest);
}

function changeNeeds(
  { db, viewer }: WriteContext,
  personId: string,
  standing: Standing,
  changes: readonly OfKind<'need'>[],
): void {
  const categories = categoriesByCode(db).need;
  for (const code of new Set(changes.map((change) => change.code))) {
    const category = (categories.get(code) as Category | undefined) ?? 'sealed';
    assertMayWrite(db, viewer, personId, [{ field: `need:${code}`, category }]);
    const held = standing.needs.find((need) => need.code === code) ?? blankNeed(code);
    const facts = changes.filter((change) => change.code === code);
    const changed = Object.fromEntries(facts.map(({ fact, after }) => [fact, fact === 'atRisk' ? after === 1 : after]));
    recordNeed(db, personId, { ...held, ...changed }, viewer.today, '');
  }
}

function changeMembership(context: WriteContext, personId: string, row: ReadRow, cohortId: string): void {
  const { db, viewer } = context;
  if (row.joinedOn === null) return;
  assertMayWrite(db, viewer, personId, [{ field: 'joinedOn', category: 'story' }]);
  const memberships = membershipsOf(db, personId);
  const same = memberships.find(({ joinedOn }) => joinedOn === row.joinedOn);
  const id = same?.id ?? join(db, personId, cohortId, row.joinedOn, viewer.today);
  if (row.leftOn === null) return;
  const next = memberships.find((one) => one.cohortId === same?.cohortId && one.joinedOn > (row.joinedOn ?? ''));
  if (next !== undefined && next.joinedOn < row.leftOn) throw new Refusal('already-member', 'leftOn');
  if (row.destination === deathAsDestination) recordImportedDeath(context, personId, row.leftOn, true);
  else db.update('membership', id, { leftOn: row.leftOn, destination: row.destination });
}

/** Changes of somebody only what their row says otherwise, and only what the viewer may write. */
export function updateKnown(
  context: WriteContext,
  personId: string,
  row: ReadRow,
  cohortId: string,
  comparing: Comparing,
): void {
  const { db } = context;
  assertNotRestricted(db, personId, 'reference');
  const standing = standingOf(db, personId);
  if (standing === undefined) throw new Refusal('not-found', 'reference');
  const { differences } = comparing.compare(row, personId);
  changePerson(context, personId, ofKind(differences, 'person'));
  for (const { after } of ofKind(differences, 'alias'))
    db.insert('personAlias', { personId, name: after, kind: 'also-known-as' });
  changeNeeds(context, personId, standing, ofKind(differences, 'need'));
  if (differences.some(({ kind }) => kind === 'joined' || kind === 'left'))
    changeMembership(context, personId, row, cohortId);
}
