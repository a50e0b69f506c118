import type { ReadDb } from '../../../db/handles.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import { listContacts, listReferrals, standingDecisions } from '../../../db/repositories/referrals/referrals.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import {
  type Counted,
  compareGroups,
  countContacts,
  countPeriod,
  type Span,
} from '../../../domain/referrals/comparison.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { ageBandOf, ageBands } from '../../../domain/returns/ages.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';

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

/** The facts of equality by which referrals are compared: sex, broad ethnic group and age on the last day. */
function comparisonsOf(db: ReadDb, viewer: Viewer, rows: readonly Counted[], span: Span) {
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const people = db.all(db.selectFrom('person').select(['id', 'sex', 'ethnicity', 'birthDate']).where('id', 'in', ids));
  const byId = new Map(people.map((person) => [person.id, person]));
  const values = listValues(db, viewer.today);
  const groups = (list: string) =>
    values.filter((value) => value.list === list).map(({ code, label }) => ({ code, label }));
  const broad = new Map(
    values
      .filter(({ list }) => list === 'ethnicity')
      .map(({ code, crosswalk }) => [code, crosswalk.broadGroup ?? code]),
  );
  const bands = ageBands(false);
  const facts = [
    { code: 'sex', title: 'Sex', groups: groups('sex'), of: (id: string) => byId.get(id)?.sex ?? null },
    {
      code: 'ethnicity',
      title: 'Ethnic group',
      groups: groups('ethnicity-broad'),
      of: (id: string) => broad.get(byId.get(id)?.ethnicity ?? '') ?? null,
    },
    {
      code: 'age',
      title: 'Age',
      groups: bands.map(({ code, label }) => ({ code, label })),
      of: (id: string) => ageBandOf(byId.get(id)?.birthDate ?? null, span.lastDay, bands),
    },
  ];
  return facts.map(({ code, title, groups: all, of }) => ({
    code,
    title,
    groups: compareGroups(rows, span, all, of),
  }));
}

export const referralsCountsHandlers: Pick<FeatureHandlers<'referrals'>, 'referrals.counts'> = {
  'referrals.counts': ({ db, viewer }, span): OutputOf<'referrals.counts'> => {
    if (span.lastDay < span.firstDay) throw new Refusal('date-order', 'lastDay');
    const rows = countedRows(db, viewer);
    return {
      counts: countPeriod(rows, span),
      contacts: countContacts(rows, span),
      comparisons: comparisonsOf(db, viewer, rows, span),
    };
  },
};
