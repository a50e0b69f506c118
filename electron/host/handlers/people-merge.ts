import type { WriteDb } from '../../../db/handles.ts';
import { clashesBetween, columnsNaming, type Reowned, recordsOf } from '../../../db/reown.ts';
import { sealWords, wordsOf } from '../../../db/repositories/briefing/asides.ts';
import { standingDeath } from '../../../db/repositories/cohorts/deaths.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { changesOfMerge, getMerge, type MergeChange } from '../../../db/repositories/people/merges.ts';
import { getPerson, type PersonRow } from '../../../db/repositories/people/people.ts';
import { aliasesOf, choicesOf } from '../../../db/repositories/people/whole-person.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import { assertMaySee } from '../../../db/repositories/sharing/visible.ts';
import { scopeEnd } from '../../../domain/cohorts/death.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { choiceListWords } from '../../../domain/people/choices.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { foldForSearch } from '../../../domain/search.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import { isBefore, stopOutreach } from './cohorts-deaths.ts';
import { type MergePlan, planMerge, takenIn } from './people-merge-plan.ts';
import { bornAfter } from './people-rules.ts';

/** Refuses two records that cannot be made one: the same, one that is not known, two to keep apart, one whose use is restricted. */
export function assertMayMerge({ db, viewer }: ReadContext, keptId: string, otherId: string): void {
  assertMaySee(db, viewer, otherId, 'otherId');
  if (keptId === otherId) throw new Refusal('merge-same-record', 'otherId');
  const apart = apartPairs(db, keptId, viewer.today);
  if (apart.some((pair) => pair.personId === otherId || pair.otherId === otherId))
    throw new Refusal('merge-kept-apart', 'otherId');
  assertNotRestricted(db, keptId, 'personId');
  assertNotRestricted(db, otherId, 'otherId');
}

const columnsFrom = (row: PersonRow, columns: readonly (keyof PersonRow & string)[]): Partial<PersonRow> =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));

/** The fields of the kept record as they become. */
function changedFields(
  { fills, fields, lists, other, isHeldElsewhere }: MergePlan,
  taken: ReadonlySet<string>,
): Partial<PersonRow> {
  const groups = [...fills, ...fields.filter(({ key }) => taken.has(key)).map(({ columns }) => columns)];
  const states = lists
    .filter(({ key, isChoice }) => !isChoice || taken.has(key))
    .map(({ list }) => [choiceListWords[list].state] as const);
  const holder = isHeldElsewhere && taken.has('person.agencyId') ? [['agencyId'] as const] : [];
  return Object.assign(
    {},
    ...[...groups, ...states, ...holder].map((group) => columnsFrom(other, group)),
  ) as Partial<PersonRow>;
}

/** Every row that changes hands, and to whom it goes. */
function rowsThatGo(db: WriteDb, plan: MergePlan, taken: ReadonlySet<string>): Reowned[] {
  const [keptId, otherId] = [plan.kept.id, plan.other.id];
  const chosen = plan.rows.filter(({ key }) => taken.has(key));
  const aside = new Map(
    chosen.flatMap(({ entity, column, keptIds }) => keptIds.map((id) => [id, { entity, column }] as const)),
  );
  const lists = plan.lists.filter(({ key, isChoice }) => !isChoice || taken.has(key));
  const choices = (personId: string, to: string): Reowned[] =>
    lists.flatMap(({ list }) =>
      choicesOf(db, personId, list).map(({ id }) => ({ entity: 'personChoice' as const, column: 'personId', id, to })),
    );
  return [
    ...plan.moves.map((row) => ({ ...row, to: keptId })),
    ...chosen.flatMap(({ entity, column, otherIds }) => otherIds.map((id) => ({ entity, column, id, to: keptId }))),
    ...[...aside].map(([id, at]) => ({ ...at, id, to: otherId })),
    ...choices(otherId, keptId),
    ...choices(keptId, otherId),
  ];
}

/** The names of the other record under which the kept one is not known yet. */
function newNames(db: WriteDb, kept: PersonRow, other: PersonRow): string[] {
  const whole = ({ preferredName, givenName, familyName }: PersonRow): string[] => [
    preferredName,
    ...(familyName === null ? [] : [`${givenName ?? preferredName} ${familyName}`]),
  ];
  const known = new Set([...whole(kept), ...aliasesOf(db, kept.id).map(({ name }) => name)].map(foldForSearch));
  return whole(other).filter((name) => !known.has(foldForSearch(name)));
}

/** Gives what somebody said privately over to another record, sealed anew under its key. */
function giveAsides({ db, session }: WriteContext, from: string, to: string, only: ReadonlySet<string> | 'all'): void {
  const of = (personId: string) => db.all(db.selectFrom('standAside').selectAll().where('personId', '=', personId));
  const speakers = new Set(of(to).map(({ userId }) => userId));
  for (const row of of(from)) {
    if (speakers.has(row.userId) || (only !== 'all' && !only.has(row.id))) continue;
    const words = wordsOf(session.keys, row);
    const sealed = words === null ? null : sealWords(session.keys, { id: row.id, personId: to }, words);
    db.update('standAside', row.id, { personId: to, words: sealed });
  }
}

function assertBornBefore(db: WriteDb, personId: string): void {
  const { birthDate } = getPerson(db, personId);
  if (birthDate !== null && membershipsOf(db, personId).some(({ joinedOn }) => bornAfter(birthDate, joinedOn)))
    throw new Refusal('joined-before-birth', 'takeOther');
}

/** Makes two records one; answers with the id of the note of it. */
export function merge(
  context: WriteContext,
  { personId, otherId, takeOther, because }: ParsedInputOf<'people.merge'>,
): string {
  const { db, user, clock } = context;
  assertMayMerge(context, personId, otherId);
  const plan = planMerge(context, personId, otherId);
  const taken = takenIn(plan, takeOther);
  // The note comes first, so that its place in the chain leads to everything that follows.
  const mergedAt = new Date(clock.now()).toISOString();
  const id = db.insert('personMerge', { personId, mergedId: otherId, mergedAt, mergedBy: user.id, because });
  db.reown(rowsThatGo(db, plan, taken));
  giveAsides(context, otherId, personId, 'all');
  db.update('person', personId, changedFields(plan, taken));
  const now = getPerson(db, personId);
  const names = new Set([...newNames(db, now, plan.other), ...newNames(db, now, plan.kept)]);
  for (const name of names) db.insert('personAlias', { personId, name, kind: 'also-known-as', category: 'identity' });
  db.update('person', otherId, { mergedIntoId: personId });
  assertBornBefore(db, personId);
  settleDeath(context, personId);
  return id;
}

/** Where one of the two has died, the one person has: what seeks them out stops for both. */
function settleDeath(context: WriteContext, personId: string): void {
  const { db } = context;
  const death = standingDeath(db, personId);
  if (death === undefined) return;
  const { birthDate } = getPerson(db, personId);
  if (death.diedOn !== null && isBefore(death.diedOn, birthDate)) throw new Refusal('died-before-birth', 'takeOther');
  const ends = scopeEnd(death.diedOn, death.toldOn);
  if (membershipsOf(db, personId).some(({ joinedOn }) => joinedOn > ends))
    throw new Refusal('died-before-joining', 'takeOther');
  stopOutreach(context, personId, death.id, death.status as 'suspected' | 'concluded');
}

interface GoesBack {
  readonly rows: Reowned[];
  readonly asides: ReadonlySet<string>;
}

/** What still stands where the merge put it, and so goes back. */
function whatGoesBack(
  { session: { raw } }: WriteContext,
  changes: readonly MergeChange[],
  keptId: string,
  mergedId: string,
): GoesBack {
  const asides = new Set<string>();
  // Where three records are one, a row may rest with the third meanwhile.
  const records = recordsOf(raw, keptId);
  const home = (before: MergeChange['before']): string => records.find((id) => id === before) ?? keptId;
  const restsWith = ({ entity, column, rowId }: MergeChange): string | undefined =>
    raw.prepare<[string], string>(`SELECT "${column}" FROM "${entity}" WHERE id = ?`).pluck().get(rowId);
  const given = changes.filter(
    ({ entity, column, kind, before, after }) =>
      kind === 'set' && columnsNaming(raw, entity).includes(column) && [before, after].includes(mergedId),
  );
  const rows = given.flatMap((change): Reowned[] => {
    const { entity, rowId, column, before } = change;
    const wentOver = before === mergedId;
    const at = restsWith(change) ?? '';
    if (wentOver ? !records.includes(at) : at !== mergedId) return [];
    if (entity === 'standAside') asides.add(rowId);
    return entity === 'standAside' ? [] : [{ entity, column, id: rowId, to: wentOver ? mergedId : home(before) }];
  });
  return { rows, asides };
}

/** Puts back the fields of the kept person that the merge changed and nobody has since. */
function putFieldsBack(db: WriteDb, changes: readonly MergeChange[], mergedId: string): void {
  for (const { entity, rowId, column, kind, before, after } of changes) {
    if (entity !== 'person' || kind !== 'set' || rowId === mergedId || column === 'mergedIntoId') continue;
    const now = getPerson(db, rowId);
    if (now[column as keyof PersonRow] === after) db.update('person', rowId, { [column]: before });
  }
}

/** Opens again the tasks that the merge stopped because one of the two had died, where nobody has touched them since. */
function openAgain(db: WriteDb, changes: readonly MergeChange[]): void {
  const stopped = changes.filter(
    ({ entity, column, kind }) => entity === 'action' && kind === 'set' && column === 'state',
  );
  for (const { rowId } of stopped) {
    const row = db.first(db.selectFrom('action').selectAll().where('id', '=', rowId));
    const set = changes.filter((one) => one.rowId === rowId && ['state', 'closedBecause'].includes(one.column));
    if (row === undefined || set.some(({ column, after }) => row[column as keyof typeof row] !== after)) continue;
    db.update('action', rowId, Object.fromEntries(set.map(({ column, before }) => [column, before])));
  }
}

/** What the merge itself wrote beside its note: names under which the other was known, and the list of what it stopped. */
const broughtByMerge: readonly string[] = ['personAlias', 'deathStop'];

/** Takes two records apart: what went over goes back, names that came with it go, and what has come since stays. */
export function unmerge(context: WriteContext, personId: string, mergeId: string): void {
  const { db, session, user, clock } = context;
  const { mergedId } = getMerge(db, personId, mergeId);
  const changes = changesOfMerge(db, session.keys, mergeId);
  const { rows, asides } = whatGoesBack(context, changes, personId, mergedId);
  const leaving = new Set(rows.filter(({ to }) => to === mergedId).map(({ id }) => id));
  // Where something newer has taken the place of a row that was set aside, the newer one stays; the history keeps both.
  const overtaken = new Set(
    clashesBetween(session.raw, personId, mergedId)
      .filter(({ keptId }) => !leaving.has(keptId))
      .map(({ otherId }) => otherId),
  );
  const stays = ({ id, to }: Reowned): boolean => to !== mergedId && overtaken.has(id);
  for (const { entity, id } of rows.filter(stays)) db.remove(entity, id);
  db.reown(rows.filter((row) => !stays(row)));
  giveAsides(context, personId, mergedId, asides);
  putFieldsBack(db, changes, mergedId);
  openAgain(db, changes);
  const brought = changes.filter(({ entity, kind }) => kind === 'insert' && broughtByMerge.includes(entity));
  for (const [rowId, entity] of new Map(brought.map((one) => [one.rowId, one.entity]))) db.remove(entity, rowId);
  db.update('person', mergedId, { mergedIntoId: null });
  db.update('personMerge', mergeId, { unmergedAt: new Date(clock.now()).toISOString(), unmergedBy: user.id });
}
