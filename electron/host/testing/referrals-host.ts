import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from './open-test-host.ts';
import { need } from './person-input.ts';
import { decisionInput, referralInput } from './referrals-examples.ts';

/** A host with somebody who can be referred, and the shortest ways to do what tests of referrals do. */
export async function openReferralsHost() {
  const open: TestHost = await openTestHost();
  const needs = [need('homelessness', { disclosed: 'yes' }), need('offending', { suspected: 'yes' })];
  const { id: personId } = await open.call('people.add', { preferredName: 'Asha', birthDate: '1984-02', needs });
  const { definitions } = await open.call('programme.definitions', {});
  const definitionId = definitions.find(({ openness }) => openness === 'closed')?.id ?? '';
  const add = async (given: Partial<InputOf<'referrals.add'>> = {}, of: string = personId): Promise<string> =>
    (await open.call('referrals.add', referralInput(of, given))).id;
  return {
    open,
    personId,
    definitionId,
    add,
    accepted: async (happenedOn: string, of: string = personId): Promise<string> => {
      const referralId = await add({ happenedOn }, of);
      await open.call('referrals.accept', { referralId, acceptedOn: '2018-03-20' });
      return referralId;
    },
    refusal: async (name: string, input: object): Promise<[string, string | undefined]> => {
      const { code, field } = await open.refused(name, input);
      return [code, field];
    },
    openReferral: (referralId: string) => open.call('referrals.open', { referralId }),
    decide: (referralId: string, given: Parameters<typeof decisionInput>[1] = {}) =>
      open.call('referrals.decide', { referralId, ...decisionInput(definitionId, given) }),
  };
}
