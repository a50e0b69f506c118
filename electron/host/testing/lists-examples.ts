import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `lists.${string}`>]: InputOf<K> };

/** One input for every operation of this part. */
export function listsExamples(_test: TestHost): Promise<Inputs> {
  return Promise.resolve({});
}
