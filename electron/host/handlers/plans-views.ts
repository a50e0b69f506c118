import { currentLeads } from '../../../db/repositories/cohorts/leads.ts';
import { newestContacts } from '../../../db/repositories/contacts/timeline.ts';
import { contactDays, setContactDays } from '../../../db/repositories/plans/contact-days.ts';
import { type Knowing, knowingOf } from '../../../db/repositories/plans/knowing.ts';
import { type OwedPerson, owedFacts } from '../../../db/repositories/plans/owed-facts.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { listPeriods } from '../../../db/repositories/programme/periods.ts';
import {
  gapByQuarter,
  gapMoved,
  type KnownAndServed,
  knownAndServed,
  type QuarterGap,
} from '../../../domain/plans/known-and-served.ts';
import { nextDated } from '../../../domain/plans/next-dated.ts';
import type { Plan } from '../../../domain/plans/plan-shapes.ts';
import type { Glance, PersonGap } from '../../../domain/plans/view-operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { oneOwed } from '../owed-people.ts';
import { owedPart } from './plans-owed.ts';
import { planOf } from './plans-shown.ts';

type ViewHandlers = Pick<
  FeatureHandlers<'plans'>,
  'plans.glance' | 'plans.knownAndServed' | 'plans.gaps' | 'plans.owed' | 'plans.setContactDays'
>;

/** Quarters that a gap is watched over, the newest last. */
const quartersWatched = 6;

/** The newest quarters that have begun, of the calendar of the newest of them: two calendars would tell one day twice. */
function quartersOf({ db, viewer }: ReadContext) {
  const begun = listPeriods(db).filter(({ firstDay }) => firstDay <= viewer.today);
  const calendar = begun.at(-1)?.calendar;
  return begun
    .filter((period) => period.calendar === calendar)
    .map(({ code: label, firstDay, lastDay }) => ({ label, firstDay, lastDay }))
    .slice(-quartersWatched);
}

const known = (name: string, { evidence, promises }: Knowing, today: string): KnownAndServed =>
  knownAndServed(name, evidence, promises, today);

function personOf({ db, viewer }: ReadContext, personId: string): OwedPerson {
  const [person] = owedFacts(db, viewer, [personId]);
  if (person === undefined) throw new Refusal('not-found', 'personId');
  return person;
}

const correctionsOf = (plan: Plan, ids: readonly string[]) =>
  plan.corrections.filter(({ lineId }) => ids.includes(lineId));

function glanceOf(context: ReadContext, personId: string): Glance {
  const { db, viewer } = context;
  const { today } = viewer;
  const person = personOf(context, personId);
  const plan = planOf(context, personId);
  const [first] = plan.goals;
  const goal = first?.state === 'working-on-it' ? first : null;
  const safety = plan.safety.filter(({ endedOn }) => endedOn === null);
  const lead = currentLeads(db, viewer, [personId]).get(personId);
  const contact = newestContacts(db, viewer, [personId]).get(personId);
  const { sentence, gap } = known(person.facts.name, knowingOf(db, viewer, personId)(personId), today);
  return {
    goal,
    goalCorrections: goal === null ? [] : correctionsOf(plan, [goal.id]),
    safety,
    safetyCorrections: correctionsOf(
      plan,
      safety.map(({ id }) => id),
    ),
    lead: lead === undefined ? null : { name: lead.name, agencyName: lead.agencyName },
    next: nextDated(plan, person.facts.releaseOn, today),
    lastContact:
      contact === undefined ? null : { on: contact.happenedOn, agencyName: namesIn(db).agency(contact.agencyId) },
    known: sentence,
    gap,
    openActions: plan.actions.length,
    overdueActions: plan.actions.filter(({ overdue }) => overdue).length,
    owed: oneOwed(person, today, contactDays(db)),
    withheld: [...plan.withheld, ...(person.sees.contact ? [] : ['contact' as const])],
    died: person.facts.died,
  };
}

/** The people of the cohort who are there to be served: not left, and not died. */
const present = ({ facts }: OwedPerson): boolean => facts.inCohort && !facts.died;

/** The sum of what each quarter holds for several people. */
function added(all: readonly (readonly QuarterGap[])[]): QuarterGap[] {
  const [first = []] = all;
  return first.map((quarter, at) => {
    const sum = (of: 'known' | 'served' | 'gap') =>
      all.reduce((total, quarters) => total + (quarters[at]?.[of] ?? 0), 0);
    return { ...quarter, known: sum('known'), served: sum('served'), gap: sum('gap') };
  });
}

function gapsOf(context: ReadContext) {
  const { db, viewer } = context;
  const knowing = knowingOf(db, viewer, 'all');
  const quarters = quartersOf(context);
  const all = owedFacts(db, viewer, 'all')
    .filter(present)
    .map(({ personId, reference, facts }) => {
      const of = knowing(personId);
      const { known: agencies, served, gap } = known(facts.name, of, viewer.today);
      const watched = gapByQuarter(of.evidence, of.promises, quarters, viewer.today);
      const person: PersonGap = {
        ...{ personId, reference, name: facts.name, known: agencies.length, served: served.length, gap },
        before: watched.at(-2)?.gap ?? null,
      };
      return { person, watched };
    });
  const people = all.map(({ person }) => person).toSorted((a, b) => b.gap - a.gap || b.known - a.known);
  const unserved = people.filter(({ served }) => served === 0).length;
  return {
    sentence: sentenceOfAll(people.length, unserved),
    people,
    quarters: added(all.map(({ watched }) => watched)),
  };
}

function sentenceOfAll(people: number, unserved: number): string {
  if (people === 0) return 'Nobody whom you may see is in the cohort.';
  const all = people === 1 ? 'One person is in the cohort.' : `${people} people are in the cohort.`;
  if (unserved === 0) return `${all} Each of them has a promise that still stands.`;
  return `${all} ${unserved === 1 ? 'One of them has' : `${unserved} of them have`} no promise that still stands.`;
}

export const viewHandlers: ViewHandlers = {
  'plans.glance': (context, { personId }) => glanceOf(context, personId),
  'plans.knownAndServed': (context, { personId }) => {
    const { db, viewer } = context;
    const { name } = personOf(context, personId).facts;
    const of = knowingOf(db, viewer, personId)(personId);
    const seen = known(name, of, viewer.today);
    const quarters = gapByQuarter(of.evidence, of.promises, quartersOf(context), viewer.today);
    return {
      ...{ sentence: seen.sentence, gap: seen.gap, quarters, moved: gapMoved(quarters) },
      known: seen.known.map(({ how, ...rest }) => ({ ...rest, how: [...how] })),
      served: seen.served.map(({ how, ...rest }) => ({ ...rest, how: [...how] })),
    };
  },
  'plans.gaps': gapsOf,
  'plans.owed': owedPart,
  'plans.setContactDays': ({ db }, { days }) => {
    setContactDays(db, days);
    return {};
  },
};
