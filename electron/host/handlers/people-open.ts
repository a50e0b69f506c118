import type { ReadDb } from '../../../db/handles.ts';
import { deathOf } from '../../../db/repositories/cohorts/deaths.ts';
import { type ConsentRow, membershipsOf, newestConsents } from '../../../db/repositories/people/memberships.ts';
import { standingMerges } from '../../../db/repositories/people/merges.ts';
import { getPerson, type NeedRow } from '../../../db/repositories/people/people.ts';
import { aliasesOf, choicesOf, identifiersOf, whereaboutsOf } from '../../../db/repositories/people/whole-person.ts';
import { openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import { choiceLists } from '../../../domain/people/choices.ts';
import type { Person } from '../../../domain/people/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { withholding } from '../person-sight.ts';
import { type EligibilityRule, eligibilityRule } from './people-eligibility.ts';
import { needsSeen, someNeedsNotShown } from './people-needs-seen.ts';
import { evaluationScope } from './people-rules.ts';

const needForScreen = ({ id: _id, personId: _personId, atRisk, ...need }: NeedRow) => ({
  ...need,
  atRisk: atRisk === 1,
});

/** What the needs come to; nothing where some of them are not shown, since the verdict would tell of them. */
function verdictOn(rule: EligibilityRule, needs: readonly NeedRow[], complete: boolean): Person['eligibility'] {
  const { outcome, present, atRisk, reasons, summary } = rule.assess(needs);
  const shown = complete ? { outcome, summary } : { outcome: null, summary: someNeedsNotShown };
  return {
    ...shown,
    present: [...present],
    atRisk: [...atRisk],
    reasons: complete ? [...reasons] : [],
    definitionLabel: rule.definition.label,
  };
}

/** The equality facts, languages and answers of a person as they cross to a screen. */
type PersonColumns = Omit<Person, Composed>;
type Composed =
  | 'birthDateEstimated'
  | 'restrictedSince'
  | 'aliases'
  | 'identifiers'
  | 'choices'
  | 'whereabouts'
  | 'joined'
  | 'needs'
  | 'withheld'
  | 'eligibility'
  | 'memberships'
  | 'death'
  | 'evaluationConsent';

/** Rows with a category of their own: those that may be shown, and what stands for the others. */
function split<Row extends { readonly category: string }>(
  rows: readonly Row[],
  seen: readonly PersonCategory[],
  name: string,
) {
  const shown = rows.filter(({ category }) => seen.some((one) => one === category));
  return { shown, withheld: shown.length === rows.length ? [] : [name] };
}

/** Names, numbers, choices and places of somebody, as far as they may be shown. */
function wholePerson(db: ReadDb, personId: string, seen: readonly PersonCategory[]) {
  const aliases = split(aliasesOf(db, personId), seen, 'aliases');
  const identifiers = split(identifiersOf(db, personId), seen, 'identifiers');
  const whereabouts = split(whereaboutsOf(db, personId), seen, 'whereabouts');
  const rows = choicesOf(db, personId);
  const chosen = choiceLists.map(
    (list) =>
      [
        list,
        split(
          rows.filter((row) => row.list === list),
          seen,
          `choices.${list}`,
        ),
      ] as const,
  );
  return {
    shown: {
      aliases: aliases.shown.map(({ id, name, kind, category }) => ({
        id,
        name,
        kind,
        isRestricted: category !== 'identity',
      })),
      identifiers: identifiers.shown.map(({ id, scheme, value, issuerId }) => ({ id, scheme, value, issuerId })),
      choices: Object.fromEntries(
        chosen.map(([list, { shown }]) => [list, shown.map(({ code }) => code)]),
      ) as Person['choices'],
      whereabouts: whereabouts.shown.map(({ id, words, lastKnownOn, category }) => ({
        id,
        words,
        lastKnownOn,
        category,
      })),
    },
    withheld: [aliases, identifiers, whereabouts, ...chosen.map(([, list]) => list)].flatMap((part) => part.withheld),
  };
}

/** Everything about a person that the viewer may see. */
export function openPerson(db: ReadDb, viewer: Viewer, personId: string): Person {
  const seen = categoriesOf(db, viewer, personId);
  const found = withholding(getPerson(db, personId), seen);
  const { birthDateEstimated, agencyId: _agencyId, mergedIntoId: _mergedIntoId, ...columns } = found.row;
  const { rowKey: _rowKey, ...person } = columns as typeof columns & { rowKey?: number };
  const { needs, hidden } = needsSeen(db, personId, seen);
  const rule = eligibilityRule(db, viewer.today);
  const told = seen.includes('story');
  const answered = newestConsents(db, evaluationScope, [personId]).get(personId);
  const consent = told ? answered : undefined;
  const whole = wholePerson(db, personId, seen);
  const notTold = !told && answered !== undefined ? ['evaluationConsent'] : [];
  return {
    ...(person as PersonColumns),
    ...whole.shown,
    birthDateEstimated: birthDateEstimated === 1,
    restrictedSince: openRestrictions(db, [personId])[0]?.fromOn ?? null,
    joined: standingMerges(db, personId).map(({ id, mergedId, reference, preferredName, mergedAt, who }) => ({
      ...{ id, recordId: mergedId, reference, name: preferredName, at: mergedAt, who },
    })),
    needs: needs.map(needForScreen) as Person['needs'],
    withheld: [...found.withheld, ...whole.withheld, ...hidden, ...notTold],
    eligibility: verdictOn(rule, needs, hidden.length === 0),
    memberships: membershipsOf(db, personId).map((one) => ({
      id: one.id,
      cohortId: one.cohortId,
      cohortName: one.cohortName,
      definitionLabel: one.definitionLabel,
      joinedOn: one.joinedOn,
      leftOn: one.leftOn,
      destination: told ? one.destination : null,
    })),
    death: deathOf(db, personId),
    evaluationConsent: consentForScreen(consent),
  };
}

const consentForScreen = (consent: ConsentRow | undefined): Person['evaluationConsent'] =>
  consent === undefined
    ? null
    : {
        decision: consent.decision === 'agreed' ? 'agreed' : 'declined',
        decidedOn: consent.decidedOn,
        withdrawnOn: consent.withdrawnOn,
      };
