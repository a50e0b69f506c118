import type { InputOf, OperationName } from '../../../domain/contract.ts';
import { timelineInput } from './contacts-input.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `contacts.${string}`>]: InputOf<K> };

/** One input for every operation of this part. */
export async function contactsExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { preferredName: 'Bryn', joinedOn: '2018-01-05' });
  const entry = timelineInput({ kind: 'contact', category: 'contact', detail: 'visit', reached: true });
  const add = async (): Promise<string> => (await test.call('contacts.addEntry', { personId, ...entry })).id;
  const [changed, taken] = [await add(), await add()];
  return {
    'contacts.timeline': { personId, kinds: [], after: null },
    'contacts.addEntry': { personId, ...entry },
    'contacts.changeEntry': { personId, timelineEntryId: changed, ...entry, note: 'Had moved the meeting' },
    'contacts.takeBackEntry': { personId, timelineEntryId: taken },
  };
}
