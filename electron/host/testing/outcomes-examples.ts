import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { asha } from './person-input.ts';

type Inputs = { readonly [K in Extract<OperationName, `outcomes.${string}`>]: InputOf<K> };

/** Somebody with a baseline and a quarter behind them. */
export async function outcomesExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { ...asha, reference: 'EX-9' });
  const periodId = test.periods.Y1Q4 ?? '';
  const cell = {
    personId,
    periodId,
    factCode: 'offending-arrests',
    fact: { state: 'recorded' as const, valueCode: null, valueNumber: 0 },
  };
  const status = { state: 'recorded' as const, valueCode: 'looking', valueNumber: null };
  for (const occasion of [periodId, null])
    await test.call('outcomes.record', { personId, periodId: occasion, factCode: 'eet-status', fact: status });
  return {
    'outcomes.grid': { periodId },
    'outcomes.completeness': { periodId },
    'outcomes.ofPerson': { personId },
    'outcomes.record': cell,
    'outcomes.recordMany': { cells: [cell] },
    'outcomes.carryForward': {
      periodId: test.periods.Y2Q1 ?? '',
      personIds: [personId],
      factCodes: ['eet-status'],
    },
    'outcomes.dateBaseline': { personId, takenOn: '2018-02-01' },
    'outcomes.fillNights': { personId, periodId, parts: [{ housing: 'hospital', nights: 1 }] },
  };
}
