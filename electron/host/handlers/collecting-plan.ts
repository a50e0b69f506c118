import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import { apartAmong } from '../../../domain/collecting/apart.ts';
import type { Slot } from '../../../domain/collecting/board.ts';
import type { AskScope } from '../../../domain/collecting/operations.ts';
import type { FactValue } from '../../../domain/outcomes/values.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadContext } from '../context.ts';
import {
  type AskableAgency,
  askableAgencies,
  type CollectingPeriod,
  collectingPeriod,
  gapsOf,
  kindsOf,
} from './collecting-period.ts';

/** Which agency is asked about which period, and how much. */
export interface Asking {
  readonly periodId: string;
  readonly agencyId: string;
  readonly scope: AskScope;
  /** Whether what is known already goes along, so that the agency can correct it. */
  readonly withKnown: boolean;
}

/** Somebody the agency is asked about, with what stands in the register for each value; null is not yet entered. */
export interface AskedOf {
  readonly personId: string;
  readonly reference: string;
  readonly name: string;
  readonly cells: readonly { readonly factCode: string; readonly sent: FactValue | null }[];
}

export interface RequestPlan {
  readonly whole: CollectingPeriod;
  readonly agency: AskableAgency;
  readonly people: readonly AskedOf[];
}

function agencyOf(context: ReadContext, whole: CollectingPeriod, agencyId: string): AskableAgency {
  const [agency] = askableAgencies(context, whole, agencyId);
  if (agency !== undefined) return agency;
  throw new Refusal(whole.people.length === 0 ? 'collecting-nothing-to-ask' : 'collecting-agency-inactive', 'agencyId');
}

const sentOf = ({ value }: Slot): FactValue | null => value ?? null;

/** Only people and values that the agency may see by their sharing records, and that whoever asks may see as well. */
export function planRequest(context: ReadContext, { periodId, agencyId, scope, withKnown }: Asking): RequestPlan {
  const whole = collectingPeriod(context, periodId);
  const agency = agencyOf(context, whole, agencyId);
  const asks = scope === 'may-see' ? agency.maySee : agency.couldSupply;
  const gaps = new Set(gapsOf(whole).filter(({ personId, factCode }) => asks(personId, factCode)));
  const asked = new Set([...gaps].map(({ personId }) => personId));
  const people = whole.people
    .filter(({ personId }) => asked.has(personId))
    .map(({ personId, reference, preferredName }): AskedOf => {
      const own = whole.slots.filter((slot) => slot.personId === personId);
      const wanted = own.filter((slot) => gaps.has(slot) || (withKnown && asks(personId, slot.factCode)));
      const cells = wanted.map((slot) => ({ factCode: slot.factCode, sent: sentOf(slot) }));
      return { personId, reference, name: preferredName, cells };
    });
  return { whole, agency, people };
}

/** The facts that are asked of anybody, in the order of the grid. */
export const codesAsked = ({ whole, people }: RequestPlan): string[] => {
  const asked = new Set(people.flatMap(({ cells }) => cells.map(({ factCode }) => factCode)));
  return whole.definitions.map(({ code }) => code).filter((code) => asked.has(code));
};

/** The people by the kinds of information asked about each, so that nobody is noted as told more of than they were. */
export function byKinds(plan: RequestPlan): { kinds: PersonCategory[]; personIds: string[] }[] {
  const groups = new Map<string, { kinds: PersonCategory[]; personIds: string[] }>();
  for (const { personId, cells } of plan.people) {
    const kinds = kindsOf(
      plan.whole.definitions,
      cells.map(({ factCode }) => factCode),
    );
    const group = groups.get(kinds.join(' ')) ?? { kinds, personIds: [] };
    group.personIds.push(personId);
    groups.set(kinds.join(' '), group);
  }
  return [...groups.values()];
}

/** What a request would hold, for whoever is about to send it. */
export function requestShown({ db, viewer }: ReadContext, plan: RequestPlan, withKnown: boolean) {
  const { whole, agency, people } = plan;
  const cells = people.flatMap((person) => person.cells);
  return {
    agency: agency.name,
    people: people.map(({ personId, reference, name, cells: own }) => ({
      personId,
      reference,
      name,
      cells: own.length,
    })),
    cells: cells.length,
    known: withKnown ? cells.filter(({ sent }) => sent !== null).length : 0,
    kinds: people.length === 0 ? [] : kindsOf(whole.definitions, codesAsked(plan)),
    apart: apartAmong(apartPairs(db, 'all', viewer.today), people),
  };
}
