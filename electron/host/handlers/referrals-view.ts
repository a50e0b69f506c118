import type { ReadDb } from '../../../db/handles.ts';
import { agenciesByIdIn } from '../../../db/repositories/programme/agency-names.ts';
import {
  considerationsOf,
  consideredCounts,
  factorsOf,
  getMethod,
} from '../../../db/repositories/referrals/methods.ts';
import {
  type DecisionRow,
  decisionsOf,
  getReferral,
  type KnownReferral,
  listContacts,
  listReferrals,
  movesOf,
  newestMoves,
  offersOf,
  peopleOfReferrals,
  standingDecisions,
  toldNeedsOf,
} from '../../../db/repositories/referrals/referrals.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { userNames } from '../../../db/repositories/users/names.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { FirstContact, ReferralDetail, ReferralSummary } from '../../../domain/referrals/operations.ts';
import { inListOrder, type Stage, stageOn, waitedDays, waitFigures, waits } from '../../../domain/referrals/waiting.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { type Outcomes, outcomesOf } from './people-needs-seen.ts';

/** What a list of referrals needs besides its rows, fetched once. */
interface Beside {
  readonly people: ReturnType<typeof peopleOfReferrals>;
  readonly agency: (id: string | null) => string | null;
  readonly outcomes: Outcomes;
  readonly moves: ReturnType<typeof newestMoves>;
  readonly counts: ReturnType<typeof consideredCounts>;
  readonly decisions: ReturnType<typeof standingDecisions>;
}

function besideOf(db: ReadDb, viewer: Viewer, rows: readonly KnownReferral[]): Beside {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  return {
    people: peopleOfReferrals(db, ids),
    agency: agenciesByIdIn(db),
    outcomes: outcomesOf(db, viewer, ids),
    moves: newestMoves(db),
    counts: consideredCounts(db),
    decisions: standingDecisions(db),
  };
}

/** From whom it came, in a few words. */
const sourceOf = (row: KnownReferral, agency: Beside['agency']): string =>
  agency(row.sourceAgencyId) ?? row.sourceWords ?? 'Not written down yet';

/** Where a referral stands and how long it has waited. */
const timesOf = (row: KnownReferral, today: string) => {
  const stage = stageOn(row, today);
  const isWaiting = stage !== 'taken-on' && stage !== 'not-taken-on';
  return {
    stage,
    waited: isWaiting ? waitedDays(row.happenedOn, today) : null,
    onList: isWaiting && row.acceptedOn !== null ? waitedDays(row.acceptedOn, today) : null,
  };
};

function summaryOf(row: KnownReferral, beside: Beside, today: string): ReferralSummary {
  const move = beside.moves.get(row.id);
  const of = row.methodId === null ? undefined : beside.counts.of.get(row.methodId);
  const decision = beside.decisions.get(row.id)?.at(-1);
  const person = beside.people.get(row.personId) ?? { id: row.personId, reference: '', preferredName: '' };
  return {
    id: row.id,
    person,
    ...timesOf(row, today),
    source: sourceOf(row, beside.agency),
    happenedOn: row.happenedOn,
    recordedOn: row.recordedOn,
    acceptedOn: row.acceptedOn,
    moved: move === undefined ? null : { direction: move.direction, because: move.because },
    eligibility: beside.outcomes.of(row.personId),
    considered:
      of === undefined ? null : { answered: beside.counts.answered.get(`${row.id} ${row.methodId}`) ?? 0, of },
    decidedOn: decision?.decidedOn ?? null,
    deferredUntil: row.deferredUntil,
    advice: decision?.advice ?? null,
  };
}

/** Every referral that the viewer may see, those who wait in the order of the list; and first contacts. */
export function listed(db: ReadDb, viewer: Viewer): OutputOf<'referrals.list'> {
  const rows = listReferrals(db, viewer);
  const beside = besideOf(db, viewer, rows);
  const isOnList = (row: KnownReferral) => waits(stageOn(row, viewer.today));
  const waiting = inListOrder(rows.filter(isOnList));
  const summaries = [...waiting, ...rows.filter((row) => !isOnList(row))];
  const contacts: FirstContact[] = listContacts(db, viewer).map((row) => ({
    id: row.id,
    label: row.label ?? '',
    place: row.place,
    seen: row.seen,
    agency: beside.agency(row.agencyId) ?? '',
    happenedOn: row.happenedOn,
    recordedOn: row.recordedOn,
    isYours: viewer.partnership || row.agencyId === viewer.agencyId,
  }));
  return {
    referrals: summaries.map((row) => summaryOf(row, beside, viewer.today)),
    contacts,
    waits: waitFigures(waiting.map((row) => waitedDays(row.happenedOn, viewer.today))),
    isMoved: waiting.some(({ listPlace }) => listPlace !== null),
  };
}

/** How many stand where, for the door and for today. */
export function standingNow(db: ReadDb, viewer: Viewer): OutputOf<'referrals.standing'> {
  const all = listReferrals(db, viewer).map((row) => stageOn(row, viewer.today));
  const count = (...among: readonly Stage[]): number => all.filter((stage) => among.includes(stage)).length;
  return {
    waiting: count('waiting', 'back'),
    back: count('back'),
    notOnList: count('new'),
    contacts: listContacts(db, viewer).length,
  };
}

/** Newest first; what rests on needs that are not shown is not shown either. */
const decisionsFor = (db: ReadDb, rows: readonly DecisionRow[], showsVerdict: boolean) =>
  rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    decidedOn: row.decidedOn,
    recordedOn: row.recordedOn,
    decidedBy: row.decidedBy,
    decidedWhere: row.decidedWhere,
    definitionId: row.definitionId,
    definitionLabel: row.definitionLabel,
    eligibility: showsVerdict ? (row.eligibility as 'meets' | 'at-risk' | 'does-not-meet') : null,
    method: methodInWords(db, row.methodId),
    reason: row.reason,
    advice: row.advice,
    deferredUntil: row.deferredUntil,
    correctedBecause: row.correctedBecause,
  }));

function methodInWords(db: ReadDb, methodId: string | null): string | null {
  if (methodId === null) return null;
  const { name, version } = getMethod(db, methodId);
  return `${name}, version ${version}`;
}

export function ofPerson(db: ReadDb, viewer: Viewer, personId: string): OutputOf<'referrals.ofPerson'>['referrals'] {
  if (!categoriesOf(db, viewer, personId).includes('story')) return null;
  const rows = listReferrals(db, viewer, personId);
  const beside = besideOf(db, viewer, rows);
  const showsVerdict = beside.outcomes.of(personId) !== null;
  return rows.map((row) => {
    const { person: _person, ...summary } = summaryOf(row, beside, viewer.today);
    return { ...summary, decisions: decisionsFor(db, decisionsOf(db, row.id), showsVerdict) };
  });
}

function consideredOf(db: ReadDb, row: KnownReferral): ReferralDetail['considered'] {
  if (row.methodId === null) return null;
  const { name, version } = getMethod(db, row.methodId);
  const said = considerationsOf(db, row.id);
  const factors = factorsOf(db, row.methodId).map(({ id, wording, explanation }) => {
    const { answer = null, words = null } = said.get(id) ?? {};
    return { id, wording, explanation, answer, words };
  });
  return { methodId: row.methodId, name, version, factors };
}

/** What was written down before the name was known, as far as it may be shown. */
function sightingOf(row: KnownReferral, seesContact: boolean) {
  const { label, place, seen } = row;
  const isThere = label !== null || place !== null || seen !== null;
  return {
    sighting: isThere && seesContact ? { label, place, seen } : null,
    sightingWithheld: isThere && !seesContact,
  };
}

export function detailOf(db: ReadDb, viewer: Viewer, referralId: string): ReferralDetail {
  const row = getReferral(db, viewer, referralId);
  const beside = besideOf(db, viewer, [row]);
  const told = toldNeedsOf(db, viewer, referralId);
  return {
    summary: summaryOf(row, beside, viewer.today),
    personId: row.personId,
    beganAs: row.beganAs,
    ...sightingOf(row, categoriesOf(db, viewer, row.personId).includes('contact')),
    linkedOn: row.linkedOn,
    recordedBy: userNames(db).get(row.recordedBy) ?? '',
    sourceAgencyId: row.sourceAgencyId,
    sourceWords: row.sourceWords,
    referredBy: row.referredBy,
    reason: row.reason,
    agreement: row.agreement,
    agreedOn: row.agreedOn,
    offers: offersOf(db, referralId).map(({ id, agencyId, wording, actionId }) => ({
      id,
      agency: beside.agency(agencyId),
      wording,
      isAction: actionId !== null,
    })),
    needs: told.needs.map(({ needCode, words }) => ({ needCode, words })),
    needsWithheld: told.withheld,
    considered: consideredOf(db, row),
    moves: movesOf(db, referralId).map(({ direction, because, movedOn, who }) => ({
      direction,
      because,
      movedOn,
      who,
    })),
    decisions: decisionsFor(db, decisionsOf(db, referralId), beside.outcomes.of(row.personId) !== null),
  };
}
