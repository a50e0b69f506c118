import type { ReadDb } from '../../handles.ts';

/** Newest first, each with the code of its period. */
export const listReturnExports = (db: ReadDb) =>
  db.all(
    db
      .selectFrom('returnExport')
      .innerJoin('period', 'period.id', 'returnExport.periodId')
      .selectAll('returnExport')
      .select('period.code as periodCode')
      .orderBy('returnExport.id', 'desc'),
  );
