import type { InputOf } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type Closing = 'programme.periodStanding' | 'programme.closePeriod' | 'programme.reopenPeriod';

/** Two periods that are long over, one of them closed. */
export async function closingExamples(test: TestHost): Promise<{ readonly [K in Closing]: InputOf<K> }> {
  const add = async (code: string, firstDay: string, lastDay: string): Promise<string> =>
    (await test.call('programme.addPeriod', { code, label: code, calendar: 'board', firstDay, lastDay, note: null }))
      .id;
  const open = await add('Before 1', '2017-01-01', '2017-06-30');
  const closed = await add('Before 2', '2017-07-01', '2017-12-31');
  await test.call('programme.closePeriod', { periodId: closed });
  return {
    'programme.periodStanding': { periodId: closed },
    'programme.closePeriod': { periodId: open },
    'programme.reopenPeriod': { periodId: closed, because: 'A count came late' },
  };
}
