import type { ReadDb } from '../../../db/handles.ts';
import { everyValue } from '../../../db/repositories/programme/reference.ts';
import { listContacts, listReferrals, standingDecisions } from '../../../db/repositories/referrals/referrals.ts';
import { type Sight, sightOf } from '../../../db/repositories/sharing/sight.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { type CodedFact, codedFacts, codedFactWords, type EqualityState } from '../../../domain/people/coded-facts.ts';
import {
  type Counted,
  compareGroups,
  countContacts,
  countPeriod,
  groupOfFact,
  groupsOfFact,
  notStatedGroup,
  type Span,
} from '../../../domain/referrals/comparison.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { ageBandOf, ageBands } from '../../../domain/returns/ages.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { categoryOfField } from '../person-sight.ts';

/** Every referral and first contact that the viewer may see, as far as it is counted. */
function countedRows(db: ReadDb, viewer: Viewer): Counted[] {
  const decisions = standingDecisions(db);
  return [...listReferrals(db, viewer), ...listContacts(db, viewer)].map((row) => ({
    personId: row.personId,
    beganAs: row.beganAs,
    happenedOn: row.happenedOn,
    acceptedOn: row.acceptedOn,
    decisions: (decisions.get(row.id) ?? []).map(({ decision, decidedOn, advice }) => ({
      decision,
      decidedOn,
      hasAdvice: advice !== null,
    })),
  }));
}

type Comparison = OutputOf<'referrals.counts'>['comparisons'][number];
type Counting = { readonly rows: readonly Counted[]; readonly span: Span };

/** What is recorded of everybody who is counted, by their id. */
function peopleCounted(db: ReadDb, ids: readonly string[]) {
  const states = codedFacts.map((fact) => `${fact}State` as const);
  const columns = ['id', 'birthDate', ...codedFacts, ...states] as const;
  const people = db.all(
    db
      .selectFrom('person')
      .select([...columns])
      .where('id', 'in', [...ids]),
  );
  return new Map(people.map((person) => [person.id, person]));
}

type People = ReturnType<typeof peopleCounted>;

/** Ethnic groups are compared by the broad group that each belongs to. */
function groupsIn(db: ReadDb, fact: CodedFact) {
  const { list } = codedFactWords[fact];
  const values = everyValue(db, list);
  if (fact !== 'ethnicity') return { groups: values, groupOf: (code: string) => code };
  const broad = new Map(values.map(({ code, crosswalk }) => [code, crosswalk.broadGroup ?? code]));
  return { groups: everyValue(db, 'ethnicity-broad'), groupOf: (code: string) => broad.get(code) ?? code };
}

function comparedBy(db: ReadDb, fact: CodedFact, people: People, sight: Sight, { rows, span }: Counting): Comparison {
  const { groups, groupOf } = groupsIn(db, fact);
  const category = categoryOfField(fact) as PersonCategory;
  const of = (id: string): string => {
    const person = people.get(id);
    if (person === undefined || !sight.sees(id, category)) return groupOfFact(null);
    const value = person[fact];
    return groupOfFact({
      value: value === null ? null : groupOf(value),
      state: person[`${fact}State`] as EqualityState,
    });
  };
  const all = groupsOfFact(groups.map(({ code, label }) => ({ code, label })));
  return { code: fact, title: codedFactWords[fact].label, groups: compareGroups(rows, span, all, of) };
}

/** By age on the last day. */
function comparedByAge(people: People, { rows, span }: Counting): Comparison {
  const bands = ageBands(false);
  const of = (id: string): string =>
    ageBandOf(people.get(id)?.birthDate ?? null, span.lastDay, bands) ?? notStatedGroup.code;
  const groups = [...bands.map(({ code, label }) => ({ code, label })), notStatedGroup];
  return { code: 'age', title: 'Age', groups: compareGroups(rows, span, groups, of) };
}

/**
 * Referrals by every fact of equality that a record holds, and by age. Sexual orientation and gender history are sealed facts,
 * and nothing is ever counted of them here. A fact that is not shared with whoever looks is counted as not shown.
 */
function comparisonsOf(db: ReadDb, viewer: Viewer, counting: Counting): Comparison[] {
  const ids = [...new Set(counting.rows.flatMap(({ personId }) => personId ?? []))];
  const people = peopleCounted(db, ids);
  const sight = sightOf(db, viewer, ids);
  const [sex, ...others] = codedFacts.map((fact) => comparedBy(db, fact, people, sight, counting));
  return [...(sex === undefined ? [] : [sex]), comparedByAge(people, counting), ...others];
}

export const referralsCountsHandlers: Pick<FeatureHandlers<'referrals'>, 'referrals.counts'> = {
  'referrals.counts': ({ db, viewer }, span): OutputOf<'referrals.counts'> => {
    if (span.lastDay < span.firstDay) throw new Refusal('date-order', 'lastDay');
    const rows = countedRows(db, viewer);
    return {
      counts: countPeriod(rows, span),
      contacts: countContacts(rows, span),
      comparisons: comparisonsOf(db, viewer, { rows, span }),
    };
  },
};
