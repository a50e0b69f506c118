import type { ReadDb } from '../../../db/handles.ts';
import { type MoveRow, movesOf, nextInDay } from '../../../db/repositories/contacts/moves.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { listPeriods } from '../../../db/repositories/programme/periods.ts';
import { listCodes } from '../../../db/repositories/programme/reference.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { wrongDay } from '../../../domain/contacts/entry.ts';
import type { Move, MoveInput, QuarterNights } from '../../../domain/contacts/move-operations.ts';
import { type MoveDates, type Nights, nightsOf } from '../../../domain/contacts/nights.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { sealFact } from '../sealed-facts.ts';
import { whoRecorded } from './contacts-names.ts';
import { emptyEarlierPlaces, firstMoves, follow, stayOf, staysKnown, takeBack } from './contacts-stays.ts';
import { agencyFor } from './contacts-timeline.ts';
import { boxBeside, keptValue } from './outcomes-sealed.ts';
import { assertCode } from './people-rules.ts';

const list = 'housing-category';

export const asDates = ({ id, fromOn, inDay, housing, certainty }: MoveRow): MoveDates => ({
  id,
  fromOn,
  inDay,
  code: housing,
  certainty,
});

/**
 * The nights of one person in each housing category within a span, up to today, as whoever asks may know them; null where
 * housing is not shown to them. What the outcomes of a quarter count with.
 */
export function nightsInHousing(
  context: Pick<ReadContext, 'db' | 'session' | 'viewer'>,
  personId: string,
  span: { readonly firstDay: IsoDate; readonly lastDay: IsoDate },
): Nights | null {
  const { db, viewer } = context;
  if (!categoriesOf(db, viewer, personId).includes('housing')) return null;
  const moves = firstMoves(staysKnown(context, personId)).map(asDates);
  return nightsOf(moves, membershipsOf(db, personId), span, viewer.today);
}

/** The nights of every period in which somebody was in a cohort, newest first. */
function quartersOf({ db, viewer }: ReadContext, personId: string, moves: readonly MoveDates[]): QuarterNights[] {
  const memberships = membershipsOf(db, personId);
  return listPeriods(db)
    .filter(({ firstDay }) => firstDay <= viewer.today)
    .map((period) => ({
      periodId: period.id,
      code: period.code,
      label: period.label,
      nights: nightsOf(moves, memberships, period, viewer.today),
    }))
    .filter(({ nights }) => nights.inScope > nights.toCome)
    .map((quarter) => ({ ...quarter, nights: { ...quarter.nights, categories: [...quarter.nights.categories] } }))
    .reverse();
}

function shownMoves(db: ReadDb, rows: readonly MoveRow[]): Move[] {
  const names = whoRecorded(db);
  return rows
    .map(({ id, fromOn, inDay, housing, place, certainty, agencyId, recordedAt, recordedBy }, at) => ({
      ...{ id, fromOn, inDay, housing, place, certainty, agencyId, recordedAt },
      untilOn: rows[at + 1]?.fromOn ?? null,
      agencyName: names.agency(agencyId),
      recordedBy: names.user(recordedBy),
    }))
    .reverse();
}

function assertMove({ db, viewer }: WriteContext, personId: string, given: MoveInput): void {
  assertMayWrite(db, viewer, personId, [{ field: 'housing', category: 'housing' }]);
  const wrong = wrongDay(given.fromOn, viewer.today, 'fromOn');
  if (wrong !== null) throw new Refusal(wrong.code, wrong.field);
  assertCode(listCodes(db, list, viewer.today), given.housing, 'housing');
}

/** Refuses what is there already, told by what may stand in the clear: another answer would tell what is sealed. */
function assertNotTwice(
  db: ReadDb,
  personId: string,
  given: { fromOn: string; housing: string; place: string | null },
) {
  const same = movesOf(db, personId).some(
    (one) => one.fromOn === given.fromOn && one.housing === given.housing && one.place === given.place,
  );
  if (same) throw new Refusal('move-same', 'housing');
}

/** Where somebody stays who is at risk is a sealed fact: the words go there and stand nowhere in the clear. */
function sealPlace({ db, session, user, clock }: WriteContext, personId: string, fromOn: IsoDate, place: string): void {
  const rowId = session.writer.ids.newId();
  const at = { registerId: session.registerId, rowId, personId, factId: null };
  const inside = { kind: 'whereabouts', text: `From ${fromOn}: ${place}`, on: clock.today(), by: user.id };
  db.insert('sealedFact', {
    id: rowId,
    personId,
    factId: null,
    box: sealFact(session.sealedPublicKey, at, inside),
  });
}

/** What of a move may stand in the clear, and what goes into a box beside it; the place that it had goes in with it. */
function kept(context: WriteContext, personId: string, given: MoveInput, earlier: string | null = null) {
  const { viewer } = context;
  const { kept: code, boxed } = keptValue(context, { list }, given.housing, viewer.today, 'housing');
  const housing = code ?? given.housing;
  const isSealed = housing !== given.housing;
  const places = isSealed ? new Set([earlier, given.place]) : [];
  for (const place of places) if (place !== null) sealPlace(context, personId, given.fromOn, place);
  return { housing, place: isSealed ? null : given.place, boxed };
}

/** Adds a move and answers with its id. Refuses what may not be written, or stands there already. */
export function addMove(context: WriteContext, personId: string, given: MoveInput): string {
  const { db, user, clock } = context;
  assertMove(context, personId, given);
  const { housing, place, boxed } = kept(context, personId, given);
  const { fromOn, certainty } = given;
  if (boxed === null) assertNotTwice(db, personId, { fromOn, housing, place });
  const id = db.insert('move', {
    ...{ personId, fromOn, inDay: nextInDay(db, personId, fromOn), housing, place, certainty },
    agencyId: agencyFor(context, given.agencyId),
    recordedAt: new Date(clock.now()).toISOString(),
    recordedBy: user.id,
  });
  boxBeside(context, { id, personId }, boxed);
  return id;
}

type Handled = 'contacts.moves' | 'contacts.addMove' | 'contacts.changeMove' | 'contacts.removeMove';

export const moveHandlers: Pick<FeatureHandlers<'contacts'>, Handled> = {
  'contacts.moves': (context, { personId }) => {
    const { db, viewer } = context;
    const rows = movesOf(db, personId);
    if (!categoriesOf(db, viewer, personId).includes('housing'))
      return { withheld: rows.length > 0, moves: [], quarters: [] };
    const known = firstMoves(staysKnown(context, personId));
    return {
      withheld: false,
      moves: shownMoves(db, known),
      quarters: quartersOf(context, personId, known.map(asDates)),
    };
  },
  'contacts.addMove': (context, { personId, ...given }) => ({
    transactionId: context.db.transactionId,
    id: addMove(context, personId, given),
  }),
  'contacts.changeMove': (context, { personId, moveId, ...given }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, [{ field: 'moveId', category: 'housing' }]);
    const stay = stayOf(context, personId, moveId);
    const before = stay.first;
    assertMove(context, personId, given);
    const { housing, place, boxed } = kept(context, personId, given, before.place);
    const { fromOn, certainty } = given;
    const inDay = fromOn === before.fromOn ? before.inDay : nextInDay(db, personId, fromOn);
    const agencyId = agencyFor(context, given.agencyId ?? before.agencyId, before.agencyId);
    db.update('move', moveId, { fromOn, inDay, housing, place, certainty, agencyId });
    boxBeside(context, before, boxed);
    if (housing !== before.housing) takeBack(context, stay.rest);
    else if (fromOn !== before.fromOn) follow(context, stay, fromOn);
    emptyEarlierPlaces(context, moveId);
    return { transactionId: db.transactionId };
  },
  'contacts.removeMove': (context, { personId, moveId }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, [{ field: 'moveId', category: 'housing' }]);
    const { first, rest } = stayOf(context, personId, moveId);
    takeBack(context, [first, ...rest]);
    return { transactionId: db.transactionId };
  },
};
