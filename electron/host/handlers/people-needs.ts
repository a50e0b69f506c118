import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { causeOf, causesOf, type TurnedDownRow, turnedDownOf } from '../../../db/repositories/people/turned-down.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { listDefinitions } from '../../../db/repositories/programme/definitions.ts';
import { agencies, listValues, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { assessEligibility } from '../../../domain/people/eligibility.ts';
import type { DefinitionReading, TurnedDown } from '../../../domain/people/need-operations.ts';
import {
  becauseOfAnotherNeed,
  checkTurnedDown,
  nonEngagementReasons,
  turnedDownInWords,
} from '../../../domain/people/turned-down.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { factsOf } from './people-eligibility.ts';
import { needsSeen, someNeedsNotShown } from './people-needs-seen.ts';
import { assertCode, bornAfter } from './people-rules.ts';
import { needCategory } from './people-summary.ts';

/** Offers that were turned down, each with the sentence that says who said no, why and when. */
function turnedDown(db: ReadDb, viewer: Viewer, personId: string): TurnedDown[] {
  const reasons = new Map(
    listValues(db, viewer.today)
      .filter(({ list }) => list === nonEngagementReasons)
      .map(({ code, label }) => [code, label]),
  );
  const names = new Map(agencies(db).map(({ id, name }) => [id, name]));
  const needs = new Map(needDefinitions(db, viewer.today).map(({ code, label }) => [code, label]));
  const causes = causesOf(db, viewer, personId);
  return turnedDownOf(db, viewer, personId).map((row: TurnedDownRow) => {
    const { personId: _about, category: _category, ...offer } = row;
    const cause = causes.get(row.id);
    const otherNeed = cause === undefined ? null : cause.needCode;
    const inWords = cause?.words ?? (otherNeed === null ? null : (needs.get(otherNeed) ?? otherNeed).toLowerCase());
    const said = {
      saidNoBy: row.saidNoBy,
      agencyName: row.agencyId === null ? null : (names.get(row.agencyId) ?? null),
      reason: row.reason,
      reasonLabel: reasons.get(row.reason) ?? row.reason,
      otherNeed: inWords,
      happenedOn: row.happenedOn,
    };
    return { ...offer, otherNeed, sentence: turnedDownInWords(said, viewer.today) };
  });
}

type TurnedDownInput = ParsedInputOf<'people.recordTurnedDown'>;

function assertTurnedDown(db: ReadDb, viewer: Viewer, input: TurnedDownInput): void {
  const codes = needDefinitions(db, viewer.today).map(({ code }) => code);
  assertCode(codes, input.needCode, 'needCode');
  if (input.otherNeed !== null) assertCode(codes, input.otherNeed, 'otherNeed');
  assertCode(nonEngagementReasons, input.reason, 'reason', db, viewer.today);
  const reason = listValues(db, viewer.today).find(
    ({ list, code }) => list === nonEngagementReasons && code === input.reason,
  );
  const refused = checkTurnedDown(input, reason?.crosswalk.saidNoBy);
  if (refused !== null) throw new Refusal(refused.code, refused.field);
  if (input.agencyId !== null && !agencies(db).some(({ id }) => id === input.agencyId))
    throw new Refusal('not-found', 'agencyId');
  if (input.happenedOn > viewer.today) throw new Refusal('date-in-future', 'happenedOn');
  const { birthDate } = getPerson(db, input.personId);
  const first = input.offeredOn ?? input.happenedOn;
  if (birthDate !== null && bornAfter(birthDate, first))
    throw new Refusal('days-before-birth', input.offeredOn === null ? 'happenedOn' : 'offeredOn');
}

/** Both needs are written with the category of each, and both have to be the writer's to see. */
function recordTurnedDown(db: WriteDb, viewer: Viewer, input: TurnedDownInput): string {
  const { otherNeed, otherNeedWords, ...offer } = input;
  const categoryOf = needCategory(db);
  const category = categoryOf(offer.needCode);
  if (category === null) throw new Refusal('unknown-code', 'needCode');
  const because = otherNeed === null ? null : { needCode: otherNeed, category: categoryOf(otherNeed) };
  assertMayWrite(db, viewer, input.personId, [
    { field: 'needCode', category },
    ...(because?.category ? [{ field: 'otherNeed', category: because.category }] : []),
  ]);
  assertNotRestricted(db, input.personId, 'personId');
  assertTurnedDown(db, viewer, input);
  const id = db.insert('turnedDown', { ...offer, category, recordedOn: viewer.today });
  if (because?.category && offer.reason === becauseOfAnotherNeed)
    db.insert('turnedDownCause', {
      turnedDownId: id,
      personId: input.personId,
      needCode: because.needCode,
      category: because.category,
      words: otherNeedWords,
    });
  return id;
}

function removeTurnedDown(db: WriteDb, viewer: Viewer, personId: string, turnedDownId: string): void {
  const row = turnedDownOf(db, viewer, personId).find(({ id }) => id === turnedDownId);
  if (row === undefined) throw new Refusal('not-found', 'turnedDownId');
  const cause = causeOf(db, turnedDownId);
  // Whoever removes the offer removes the reason with it, so both have to be theirs to see.
  if (cause !== undefined) {
    const seen: readonly string[] = categoriesOf(db, viewer, personId);
    if (!seen.includes(cause.category)) throw new Refusal('category-not-shared', 'turnedDownId');
    db.remove('turnedDownCause', cause.id);
  }
  db.remove('turnedDown', turnedDownId);
}

/** How somebody reads under each version of the definition; no verdict where some of their needs are not shown. */
export function readingsOf(db: ReadDb, viewer: Viewer, personId: string): DefinitionReading[] {
  const { needs, hidden } = needsSeen(db, personId, categoriesOf(db, viewer, personId));
  const labels = Object.fromEntries(needDefinitions(db, viewer.today).map((need) => [need.code, need.label]));
  return listDefinitions(db).map((definition) => {
    const { outcome, summary, reasons } = assessEligibility(definition, needs.map(factsOf), labels);
    const shown = hidden.length === 0 ? { outcome, summary, reasons: [...reasons] } : null;
    return { ...definition, ...(shown ?? { outcome: null, summary: someNeedsNotShown, reasons: [] }) };
  });
}

type NeedOperations =
  | 'people.turnedDown'
  | 'people.recordTurnedDown'
  | 'people.removeTurnedDown'
  | 'people.eligibility'
  | 'people.recordIneffectiveContact';

export const needsHandlers: Pick<FeatureHandlers<'people'>, NeedOperations> = {
  'people.turnedDown': ({ db, viewer }, { personId }) => ({ offers: turnedDown(db, viewer, personId) }),
  'people.recordTurnedDown': ({ db, viewer }, input) => ({
    id: recordTurnedDown(db, viewer, input),
    transactionId: db.transactionId,
  }),
  'people.removeTurnedDown': ({ db, viewer }, { personId, turnedDownId }) => {
    removeTurnedDown(db, viewer, personId, turnedDownId);
    return { transactionId: db.transactionId };
  },
  'people.eligibility': ({ db, viewer }, { personId }) => ({ versions: readingsOf(db, viewer, personId) }),
  'people.recordIneffectiveContact': ({ db, viewer }, { personId, answer, words, since }) => {
    assertMayWrite(db, viewer, personId, [{ field: 'answer', category: 'story' }]);
    if (since !== null && since > viewer.today.slice(0, since.length)) throw new Refusal('date-in-future', 'since');
    const { birthDate } = getPerson(db, personId);
    if (since !== null && birthDate !== null && since < birthDate.slice(0, since.length))
      throw new Refusal('days-before-birth', 'since');
    db.update('person', personId, {
      ineffectiveContact: answer,
      ineffectiveContactWords: words,
      ineffectiveContactSince: since,
    });
    return { transactionId: db.transactionId };
  },
};
