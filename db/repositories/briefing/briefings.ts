import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type BriefingRow = EntityTables['briefing'];

/** Every briefing with the label of its quarter, the newest quarter first. */
export const listBriefings = (db: ReadDb): (BriefingRow & { periodLabel: string; lastDay: string })[] =>
  db.all(
    db
      .selectFrom('briefing')
      .innerJoin('period', 'period.id', 'briefing.periodId')
      .selectAll('briefing')
      .select(['period.label as periodLabel', 'period.lastDay'])
      .orderBy('period.lastDay', 'desc'),
  );
