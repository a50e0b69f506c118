import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { publicTask } from './sharing-examples.ts';

type Inputs = { readonly [K in Extract<OperationName, `lists.${string}`>]: InputOf<K> };

const shown = {
  state: 'everyone' as const,
  needs: [],
  agencyId: null,
  order: { by: 'name' as const, descending: false },
};
const part = { from: 0, count: 50 };

/** One input for every operation of this part. */
export async function listsExamples(test: TestHost): Promise<Inputs> {
  const view = { ...shown, columns: ['reference' as const, 'needs' as const] };
  const { id: viewId } = await test.call('lists.saveView', { name: 'To be removed', shown: view });
  return {
    'lists.people': { ...shown, ...part },
    'lists.find': { text: 'ash', ...shown, ...part },
    'lists.everything': { text: 'door', limit: 20 },
    'lists.save': {
      text: '',
      ...view,
      format: 'csv',
      folder: test.folder,
      disclosure: {
        agencyId: test.session.user.agencyId,
        recipientWords: null,
        what: null,
        purpose: 'housing',
        purposeWords: null,
        ...publicTask,
        whyNoLess: null,
        becauseAnyway: 'Agreed with the officer',
      },
    },
    'lists.views': {},
    'lists.saveView': { name: 'With needs', shown: view },
    'lists.removeView': { viewId },
  };
}
