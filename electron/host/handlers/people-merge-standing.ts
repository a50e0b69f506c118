import { type DeathRow, standingDeath } from '../../../db/repositories/cohorts/deaths.ts';
import { openActionIds } from '../../../db/repositories/plans/actions.ts';
import type { ReadContext } from '../context.ts';
import { type MergePlan, takenIn } from './people-merge-plan.ts';

/** What holds for the one person by a rule, so that nobody is asked to decide it; in sentences. */
export function whatStands(context: ReadContext, plan: MergePlan): string[] {
  return [...aboutDeath(context, plan), ...aboutHandover(plan), ...aboutKeeping(context, plan)];
}

const reportWords = (row: DeathRow): string => (row.status === 'concluded' ? 'has died' : 'may have died');

function aboutDeath({ db }: ReadContext, plan: MergePlan): string[] {
  const [kept, other] = [standingDeath(db, plan.kept.id), standingDeath(db, plan.other.id)];
  const stands = takenIn(plan, []).size > 0 && other?.status === 'concluded' ? other : (kept ?? other);
  if (stands === undefined) return [];
  const said =
    kept !== undefined && other !== undefined
      ? `Both records say that the person ${kept.status === other.status ? reportWords(stands) : 'has died or may have. What is confirmed stands'}. Taking the report back later takes both back.`
      : `The ${kept === undefined ? 'other' : 'kept'} record says that the person ${reportWords(stands)}. Once the two are one, that holds for all of it.`;
  const tasks = [plan.kept.id, plan.other.id].reduce((sum, id) => sum + openActionIds(db, id, 'outreach').length, 0);
  if (tasks === 0) return [said];
  const words = tasks === 1 ? 'One task that seeks' : `${tasks} tasks that seek`;
  return [said, `${words} them out will stop, and open again if the two are taken apart.`];
}

function aboutHandover({ rows, moves }: MergePlan): string[] {
  if (rows.some(({ entity }) => entity === 'handover'))
    return [
      'In both records somebody is asked to lead. Only the one chosen above is asked from now on; the other waits with its own record.',
    ];
  const leads =
    moves.some(({ entity }) => entity === 'handover') && rows.some(({ entity }) => entity === 'leadContact');
  return leads ? ['Whoever is asked to lead stays asked; whoever leads until then is the one chosen above.'] : [];
}

function aboutKeeping({ db }: ReadContext, { kept, other }: MergePlan): string[] {
  const standing = (personId: string): number =>
    db.all(db.selectFrom('retentionHold').select('id').where('personId', '=', personId).where('liftedOn', 'is', null))
      .length;
  const reviews = (personId: string): number =>
    db.all(db.selectFrom('caseReview').select('id').where('personId', '=', personId).where('state', '=', 'open'))
      .length;
  const holds = standing(kept.id) + standing(other.id);
  const both = reviews(kept.id) > 0 && reviews(other.id) > 0;
  return [
    ...(holds === 0 ? [] : ['A hold stands: nothing about the one person is erased until every hold is lifted.']),
    ...(both ? ['Reviews are open in both records. All of them stay open, each to be decided by itself.'] : []),
  ];
}
