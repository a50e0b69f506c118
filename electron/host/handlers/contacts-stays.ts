import type { ReadDb } from '../../../db/handles.ts';
import { type MoveRow, movesHiddenFrom, movesOf, nextInDay } from '../../../db/repositories/contacts/moves.ts';
import { discardDraftsOf } from '../../../db/repositories/drafts/drafts.ts';
import { boxesBesideFacts } from '../../../db/repositories/sealed/sealed-facts.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import { heldPair } from '../sealed-facts.ts';
import { boxBeside, trueValues } from './outcomes-sealed.ts';

type Asked = Pick<ReadContext, 'db' | 'session'>;

/** A stay: the move with which it began, and those that cannot be told apart from its going on. */
export interface StayRows {
  readonly first: MoveRow;
  readonly rest: readonly MoveRow[];
}

const noneHidden: ReadonlySet<string> = new Set();

/** The moves that are not to be told from the one before by whoever asks; none for whoever holds the key. */
export const hiddenMoves = ({ db, session }: Asked, personId?: string): ReadonlySet<string> =>
  heldPair(session) === null ? movesHiddenFrom(db, personId) : noneHidden;

/**
 * The stays of one person in the order in which they happened, as whoever asks may know them: a sealed category shows truly
 * to those alone who hold the key. For everybody else a move that may be sealed goes on with the one before where that shows
 * the same category: two of them in a row, the second without a place, would tell of it.
 */
export function staysKnown(context: Asked, personId: string): StayRows[] {
  const rows = movesOf(context.db, personId);
  if (heldPair(context.session) !== null) return opened(context, personId, rows).map((first) => ({ first, rest: [] }));
  const hidden = hiddenMoves(context, personId);
  const stays: { first: MoveRow; rest: MoveRow[] }[] = [];
  for (const row of rows) {
    const last = stays.at(-1);
    if (last !== undefined && hidden.has(row.id)) last.rest.push(row);
    else stays.push({ first: row, rest: [] });
  }
  return stays;
}

/** The first move of each stay, counted within its day as if there were no others. */
export const firstMoves = (stays: readonly StayRows[]): MoveRow[] =>
  stays.map(({ first }, at) => {
    const sameDay = stays.slice(0, at).filter((stay) => stay.first.fromOn === first.fromOn);
    return { ...first, inDay: sameDay.length + 1 };
  });

function opened({ db, session }: Asked, personId: string, rows: readonly MoveRow[]): MoveRow[] {
  const coded = rows.map((row) => ({ ...row, code: 'move', valueCode: row.housing as string | null }));
  return trueValues(db, session, personId, coded).map(({ valueCode, ...row }) => ({
    ...row,
    housing: valueCode ?? row.housing,
  }));
}

/** The stay that a move began, as it stands in the rows. Throws `not-found` where whoever asks sees no such move. */
export function stayOf(context: Asked, personId: string, moveId: string): StayRows {
  const stay = staysKnown(context, personId).find(({ first }) => first.id === moveId);
  const first = movesOf(context.db, personId).find(({ id }) => id === moveId);
  if (stay === undefined || first === undefined) throw new Refusal('not-found', 'moveId');
  return { first, rest: stay.rest };
}

/** Takes moves back, with the boxes beside them. */
export function takeBack(context: WriteContext, rows: readonly MoveRow[]): void {
  for (const row of rows) {
    boxBeside(context, row, null);
    context.db.remove('move', row.id);
  }
}

const lies = (db: ReadDb, { first, rest }: StayRows, from: IsoDate, until: IsoDate): boolean => {
  const own = new Set([first, ...rest].map(({ id }) => id));
  return movesOf(db, first.personId).some(({ id, fromOn }) => !own.has(id) && fromOn >= from && fromOn <= until);
};

/**
 * Lets the moves that go on with a stay follow its first one, which now begins on another day: none is left before it, nor
 * behind somebody else's move that the stay has passed.
 */
export function follow({ db }: WriteContext, stay: StayRows, fromOn: IsoDate): void {
  const { first, rest } = stay;
  const [from, until] = fromOn < first.fromOn ? [fromOn, first.fromOn] : [first.fromOn, fromOn];
  const passes = lies(db, stay, from, until);
  for (const row of rest) {
    if (!passes && row.fromOn > fromOn) continue;
    db.update('move', row.id, { fromOn, inDay: nextInDay(db, row.personId, fromOn) });
  }
}

/**
 * Takes the places that a move had earlier out of the history, and out of what somebody typed and did not save, once it
 * may be a sealed one: nothing but its box says whether it is, so it is done for each that could be. Nothing for a move
 * that is gone or has its place in the clear.
 */
export function emptyEarlierPlaces({ db, session }: Pick<WriteContext, 'db' | 'session'>, moveId: string): void {
  const row = db.first(db.selectFrom('move').select(['personId', 'place']).where('id', '=', moveId));
  if (row === undefined || row.place !== null) return;
  if (boxesBesideFacts(db, row.personId).every(({ factId }) => factId !== moveId)) return;
  db.emptyHistory('move', moveId, 'place');
  discardDraftsOf(session.raw, 'contacts.move', moveId);
}
