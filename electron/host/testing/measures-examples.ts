import { costsExamples } from './costs-examples.ts';
import { instrumentsExamples } from './instruments-examples.ts';
import type { TestHost } from './open-test-host.ts';
import { closingExamples } from './programme-examples.ts';

/** One input for every operation of measures, of costs, and of closing periods. */
export const measuresExamples = async (test: TestHost, periodId: string) => ({
  ...(await instrumentsExamples(test)),
  ...costsExamples(periodId),
  ...(await closingExamples(test)),
});
