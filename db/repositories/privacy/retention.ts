import { sql } from 'kysely';
import type { RecordDates } from '../../../domain/privacy/retention.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { readingToMilliseconds } from '../../hybrid-clock.ts';
import { endsOn } from '../cohorts/ending.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** The rule of each category as it holds on a day. */
export const rulesOn = (db: ReadDb, on: IsoDate) =>
  db.all(
    db
      .selectFrom('retentionRule')
      .leftJoin('userAccount', 'userAccount.id', 'retentionRule.confirmedBy')
      .selectAll('retentionRule')
      .select('userAccount.displayName as confirmedByName')
      .where('validFrom', '<=', on)
      .where(sql<boolean>`("validTo" IS NULL OR "validTo" >= ${on})`)
      .orderBy('retentionRule.id'),
  );

interface Dated extends RecordDates {
  readonly personId: string;
  readonly personName: string;
  readonly personReference: string;
  readonly reviewId: string | null;
  readonly held: boolean;
}

const grouped = <T extends { readonly personId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row]);
  return groups;
};

/** The day of the last change about each person, or about one of them. */
function lastChanges(db: ReadDb, personId: string | 'all'): ReadonlyMap<string, IsoDate> {
  const all = db
    .selectFrom('change')
    .select(({ fn }) => ['subject', fn.max('clock').as('clock')])
    .groupBy('subject');
  const rows = db.all(personId === 'all' ? all : all.where('subject', '=', personId));
  return new Map(
    rows.map(({ subject, clock }) => [subject, new Date(readingToMilliseconds(clock)).toISOString().slice(0, 10)]),
  );
}

/** What the retention clock of each person depends on: those whom the viewer may know, or one of them. */
export function recordDates(db: ReadDb, viewer: Viewer, personId: string | 'all' = 'all'): Dated[] {
  const everyone = db
    .selectFrom('person')
    .select(['person.id', 'person.preferredName', 'person.reference'])
    .where(maySeePerson(viewer))
    .orderBy('person.reference');
  const people = db.all(personId === 'all' ? everyone : everyone.where('person.id', '=', personId));
  const stay = db.selectFrom('membership').select(['personId', 'joinedOn', endsOn.as('leftOn')]);
  const review = db.selectFrom('retentionReview').select(['id', 'personId', 'decision', 'keepUntil']);
  const hold = db.selectFrom('retentionHold').select('personId').where('liftedOn', 'is', null);
  const [stays, reviews, holds] =
    personId === 'all'
      ? [db.all(stay), db.all(review), db.all(hold)]
      : [
          db.all(stay.where('personId', '=', personId)),
          db.all(review.where('personId', '=', personId)),
          db.all(hold.where('personId', '=', personId)),
        ];
  const [staysOf, reviewsOf] = [grouped(stays), grouped(reviews)];
  const held = new Set(holds.map((row) => row.personId));
  const changed = lastChanges(db, personId);
  return people.map((person) => {
    const own = reviewsOf.get(person.id) ?? [];
    const kept = own.map((review) => review.keepUntil ?? '').sort();
    return {
      personId: person.id,
      personName: person.preferredName,
      personReference: person.reference,
      stays: staysOf.get(person.id) ?? [],
      lastChangedOn: changed.get(person.id) ?? '1970-01-01',
      keepUntil: kept.at(-1) || null,
      reviewId: own.find((review) => review.decision === null)?.id ?? null,
      held: held.has(person.id),
    };
  });
}
