import { lastChangedAt } from '../../../db/history.ts';
import { getEntry, listEntries } from '../../../db/repositories/evaluation/framework-entries.ts';
import { assertPeriodOpen } from '../../../db/repositories/programme/closings.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { caseRoles } from '../../../domain/access.ts';
import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import type { FeatureHandlers } from '../context.ts';

export const evaluationHandlers: FeatureHandlers<'evaluation'> = {
  'evaluation.list': ({ db, user }) => {
    const changed = lastChangedAt(db, 'frameworkEntry');
    const worksWithPeople = user.roles.some((role) => caseRoles.includes(role));
    const entries = listEntries(db).filter((entry) => worksWithPeople || entry.perspective !== 'individual');
    return {
      entries: entries.map((entry) => ({
        ...entry,
        perspective: entry.perspective as FrameworkEntry['perspective'],
        changedAt: changed.get(entry.id) ?? '',
      })),
    };
  },
  'evaluation.add': ({ db }, entry) => {
    getPeriod(db, entry.periodId);
    assertPeriodOpen(db, entry.periodId);
    return { id: db.insert('frameworkEntry', entry), transactionId: db.transactionId };
  },
  'evaluation.change': ({ db }, { entryId, ...changes }) => {
    assertPeriodOpen(db, getEntry(db, entryId).periodId, 'entryId');
    getPeriod(db, changes.periodId);
    assertPeriodOpen(db, changes.periodId);
    db.update('frameworkEntry', entryId, changes);
    return { transactionId: db.transactionId };
  },
  'evaluation.remove': ({ db }, { entryId }) => {
    assertPeriodOpen(db, getEntry(db, entryId).periodId, 'entryId');
    db.remove('frameworkEntry', entryId);
    return { transactionId: db.transactionId };
  },
};
