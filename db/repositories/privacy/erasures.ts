import { erasureBlocks } from '../../../domain/privacy/erasure-operations.ts';
import type { ErasureReason } from '../../../domain/privacy/requests.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import type { ReadDb } from '../../handles.ts';
import { readingToMilliseconds } from '../../hybrid-clock.ts';
import { recordsOf } from '../people/merges.ts';

/** Something outside the register that holds somebody. */
export interface OutsideCopy {
  readonly kind: 'return' | 'backup';
  readonly copyId: string;
  readonly label: string;
  readonly madeAt: string;
}

/** Returns of periods in which somebody was in scope: their figures count them, and stay. */
function returnsWith(db: ReadDb, personId: string): OutsideCopy[] {
  const stays = db.all(
    db.selectFrom('membership').select(['joinedOn', 'leftOn']).where('personId', 'in', recordsOf(db, personId)),
  );
  const exports = db.all(
    db
      .selectFrom('returnExport')
      .innerJoin('period', 'period.id', 'returnExport.periodId')
      .select(['returnExport.id', 'returnExport.rule', 'exportedAt', 'period.code', 'firstDay', 'lastDay'])
      .orderBy('returnExport.id'),
  );
  return exports
    .filter((period) => stays.some((stay) => inScope(stay, period) > 0))
    .map(({ id, code, rule, exportedAt }) => ({
      kind: 'return',
      copyId: id,
      label: `Return ${code}, ${rule}`,
      madeAt: exportedAt,
    }));
}

/** Backups made since the register first knew somebody and not removed by the program: each of them holds that person. */
function backupsWith(db: ReadDb, personId: string): OutsideCopy[] {
  const first = db.first(
    db
      .selectFrom('change')
      .select(({ fn }) => fn.min('clock').as('clock'))
      .where('subject', 'in', recordsOf(db, personId)),
  )?.clock;
  const since = new Date(first == null ? 0 : readingToMilliseconds(first)).toISOString();
  return db
    .all(
      db
        .selectFrom('backup')
        .select(['id', 'name', 'madeAt'])
        .where('removedAt', 'is', null)
        .where('madeAt', '>=', since)
        .orderBy('madeAt'),
    )
    .map(({ id, name, madeAt }) => ({ kind: 'backup', copyId: id, label: name, madeAt }));
}

/** Everything outside the register that is known to hold somebody. */
export const copiesWith = (db: ReadDb, personId: string): OutsideCopy[] => [
  ...returnsWith(db, personId),
  ...backupsWith(db, personId),
];
export function listErasures(db: ReadDb) {
  const copies = db.all(db.selectFrom('erasureCopy').selectAll().orderBy('madeAt').orderBy('id'));
  const erasures = db.all(
    db
      .selectFrom('erasure')
      .innerJoin('userAccount', 'userAccount.id', 'erasure.erasedBy')
      .selectAll('erasure')
      .select('userAccount.displayName as erasedByName')
      .orderBy('erasure.id', 'desc'),
  );
  return erasures.map(({ id, subjectId, erasedAt, erasedByName, reasonCode }) => ({
    id,
    subjectId,
    erasedAt,
    erasedBy: erasedByName,
    reasonCode: reasonCode as ErasureReason,
    copies: copies
      .filter((copy) => copy.erasureId === id)
      .map((copy) => ({
        id: copy.id,
        kind: copy.kind === 'return' ? ('return' as const) : ('backup' as const),
        label: copy.label,
        madeAt: copy.madeAt,
        destroyedOn: copy.destroyedOn,
      })),
  }));
}

/** What stands in the way of erasing somebody, in the order in which it has to be cleared. */
export function erasureBlocksOf(db: ReadDb, personId: string): (typeof erasureBlocks)[number][] {
  const holds = db.selectFrom('retentionHold').select('id').where('liftedOn', 'is', null);
  const reviews = db.selectFrom('retentionReview').select('id').where('decision', 'is', null);
  const requests = db
    .selectFrom('rightsRequest')
    .select('id')
    .where('decision', 'is', null)
    .where('kind', '!=', 'erasure');
  const learning = db.selectFrom('caseReview').select('id').where('state', '=', 'open');
  const openings = db.selectFrom('emergencyOpening').select('id').where('reviewedAt', 'is', null);
  const standing = {
    'erasure-under-hold': db.first(holds.where('personId', '=', personId)),
    'erasure-under-review': db.first(reviews.where('personId', '=', personId)),
    'erasure-under-case-review': db.first(learning.where('personId', '=', personId)),
    'erasure-request-open': db.first(requests.where('personId', '=', personId)),
    'erasure-opening-unreviewed': db.first(openings.where('personId', '=', personId)),
  };
  return erasureBlocks.filter((block) => standing[block] !== undefined);
}
