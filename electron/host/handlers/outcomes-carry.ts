import { factsOfPeriod } from '../../../db/repositories/outcomes/facts.ts';
import { staysOfEach } from '../../../db/repositories/people/memberships.ts';
import { getPeriod, periodBefore } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, listCodes } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { carriedSource, mayBeCarried } from '../../../domain/outcomes/carrying.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { foldedMoves, nightsOfRow, proposalsOf } from './outcomes-nights.ts';
import { recorderOf } from './outcomes-record.ts';
import { factSight } from './outcomes-sight.ts';

/**
 * Takes over what stood in the period before, into cells that are empty. What follows from moves is not carried: it is known
 * better. A sealed value is carried as what everybody sees of it.
 */
export const carryForward: FeatureHandlers<'outcomes'>['outcomes.carryForward'] = (
  context,
  { periodId, personIds, factCodes },
) => {
  const { db, viewer } = context;
  const period = getPeriod(db, periodId);
  const before = periodBefore(db, period);
  if (before === undefined) throw new Refusal('nothing-to-carry', 'periodId');
  const definitions = factDefinitions(db, period.lastDay).filter(
    (one) => factCodes.includes(one.code) && mayBeCarried(one),
  );
  const sees = factSight(sightOf(db, viewer, personIds), definitions);
  const entered = new Set(factsOfPeriod(db, periodId, personIds).map(({ personId, code }) => `${personId} ${code}`));
  const stays = staysOfEach(db, personIds);
  const moves = foldedMoves(db, personIds, period.lastDay);
  const record = recorderOf(context);
  const isOpen = (personId: string, code: string): boolean => {
    const own = stays.get(personId) ?? [];
    if (entered.has(`${personId} ${code}`) || !own.some((stay) => inScope(stay, period) > 0)) return false;
    const follows = proposalsOf(nightsOfRow(moves.get(personId) ?? [], own, period, viewer.today));
    return follows.every((proposal) => proposal.code !== code);
  };
  const stillHolds = (code: string, valueCode: string): boolean => {
    const list = definitions.find((one) => one.code === code)?.list ?? null;
    return list !== null && listCodes(db, list, period.lastDay).includes(valueCode);
  };
  let carried = 0;
  for (const { personId, code, valueCode } of factsOfPeriod(db, before.id, personIds)) {
    if (valueCode === null || !stillHolds(code, valueCode) || !sees(personId, code) || !isOpen(personId, code))
      continue;
    const value = { state: 'recorded' as const, valueCode, valueNumber: null, source: carriedSource, mode: null };
    record({ personId, periodId, factCode: code, fact: value });
    carried += 1;
  }
  if (carried === 0) throw new Refusal('nothing-to-carry', 'personIds');
  return { transactionId: db.transactionId, carried };
};
