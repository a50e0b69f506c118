import type { ReadDb } from '../../../db/handles.ts';
import type { Among } from '../../../db/repositories/among.ts';
import { type MoveRow, movesHiddenFrom, movesOfEach } from '../../../db/repositories/contacts/moves.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPeriod, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import {
  inOrder,
  type MoveDates,
  type Nights,
  nightsOf,
  notKnownCode,
  stayOn,
} from '../../../domain/contacts/nights.ts';
import { fillingMoves, unknownStretches } from '../../../domain/contacts/unknown-nights.ts';
import type { MembershipDates } from '../../../domain/programme/periods.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { addMove, asDates } from './contacts-moves.ts';
import { firstMoves, staysKnown } from './contacts-stays.ts';

const list = 'housing-category';

/**
 * Where people stayed, as a list may show it to anybody: a sealed category as what it folds into, and no second move where
 * that would tell of one. So nights in the grid are the same whether something is sealed or not.
 */
export function foldedMoves(db: ReadDb, among: Among, on: IsoDate): Map<string, MoveDates[]> {
  const folds = new Map(
    listValues(db, on).flatMap(({ list: of, code, crosswalk }) =>
      of === list && crosswalk.foldsInto !== undefined ? [[code, crosswalk.foldsInto] as const] : [],
    ),
  );
  const hidden = movesHiddenFrom(db);
  const shown = (row: MoveRow): MoveDates => ({ ...asDates(row), code: folds.get(row.housing) ?? row.housing });
  return new Map(
    [...movesOfEach(db, among)].map(([personId, rows]) => [
      personId,
      rows.filter(({ id }) => !hidden.has(id)).map(shown),
    ]),
  );
}

export interface RowNights {
  readonly nights: Nights;
  readonly likelyHousing: string | null;
}

/** The nights of one person in a period, and what those that are not known may be estimated as. */
export function nightsOfRow(
  moves: readonly MoveDates[],
  stays: readonly MembershipDates[],
  period: PeriodRow,
  today: IsoDate,
): RowNights {
  const nights = nightsOf(moves, stays, period, today);
  if (nights.notKnown === 0) return { nights, likelyHousing: null };
  const known = inOrder(moves).filter(({ code }) => code !== notKnownCode);
  const [first] = unknownStretches(moves, stays, period, today);
  const after = known.find(({ fromOn }) => first !== undefined && fromOn >= first.firstDay);
  const before = known.findLast(({ fromOn }) => first !== undefined && fromOn < first.firstDay);
  return { nights, likelyHousing: (after ?? before)?.code ?? null };
}

const custodyCode = 'prison-or-custody';

/** What of the outcomes of a period follows from moves: housing on the last day, and nights in custody where all are known. */
export function proposalsOf({
  nights,
}: RowNights): { code: string; valueCode: string | null; valueNumber: number | null }[] {
  const housing =
    nights.lastCode === null ? [] : [{ code: 'housing-status', valueCode: nights.lastCode, valueNumber: null }];
  const custody = nights.categories.find(({ code }) => code === custodyCode)?.nights ?? 0;
  const isWhole = nights.notKnown === 0 && nights.toCome === 0;
  return [...housing, ...(isWhole ? [{ code: 'offending-prison-nights', valueCode: null, valueNumber: custody }] : [])];
}

/** Housing on the day of joining, for a baseline. */
export function proposalsAtJoining(moves: readonly MoveDates[], joinedOn: IsoDate) {
  const stay = stayOn(moves, joinedOn);
  return stay === null || stay.code === notKnownCode
    ? []
    : [{ code: 'housing-status', valueCode: stay.code, valueNumber: null }];
}

export const fillNights: FeatureHandlers<'outcomes'>['outcomes.fillNights'] = (
  context,
  { personId, periodId, parts },
) => {
  const { db, viewer } = context;
  const period = getPeriod(db, periodId);
  assertMayWrite(db, viewer, personId, [{ field: 'parts', category: 'housing' }]);
  const moves = firstMoves(staysKnown(context, personId)).map(asDates);
  const stretches = unknownStretches(moves, membershipsOf(db, personId), period, viewer.today);
  for (const filling of fillingMoves(stretches, parts, moves, viewer.today))
    addMove(context, personId, { ...filling, place: null, agencyId: null });
  return { transactionId: db.transactionId };
};
