import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAction } from '../../../db/repositories/plans/actions.ts';
import { writeTransaction } from '../../../db/write.ts';
import { publicTask } from '../testing/ground-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', { preferredName: 'Asha', joinedOn: '2018-01-05' })).id;
});
afterEach(() => open.discard());

/** An open action of one kind of information, straight into the register. */
const action = (wording: string, category: string): void =>
  void writeTransaction(open.session.writer, open.session.user.id, (db) =>
    addAction(db, { personId, wording, category }),
  );

const give = (unticked: readonly string[] = [], disclosure = publicTask) =>
  open.call('plans.savePage', {
    ...{ personId, form: 'plain', ticked: [], unticked: [...unticked], folder: open.folder, disclosure },
  });

const newest = async () => (await open.call('sharing.disclosures', { personId })).disclosures[0];

describe('what is noted of the page that the person keeps', () => {
  test('names each kind of information that stands on it, and no other', async () => {
    action('Pick up the prescription', 'health');
    action('Sign the tenancy', 'housing');
    await give();
    expect([...((await newest())?.categories ?? [])].sort()).toEqual(['health', 'housing', 'identity']);
  });

  test('leaves out the kind of a line that was taken off the page', async () => {
    action('Pick up the prescription', 'health');
    action('Sign the tenancy', 'housing');
    const { parts } = await open.call('plans.readTogether', { personId, form: 'plain' });
    const health = parts.flatMap(({ lines }) => lines).filter(({ category }) => category === 'health');
    await give(health.map(({ lineId }) => lineId));
    expect([...((await newest())?.categories ?? [])].sort()).toEqual(['housing', 'identity']);
  });

  test('rests on the ground that was chosen, and on none that is not one', async () => {
    action('Sign the tenancy', 'housing');
    await give([], { ...publicTask, basis: 'legal-obligation' });
    expect(await newest()).toMatchObject({ basis: 'legal-obligation', recipient: 'The person themselves' });
    const asked = { personId, form: 'plain', ticked: [], unticked: [], folder: open.folder };
    const refusal = await open.refused('plans.savePage', { ...asked, disclosure: { ...publicTask, condition: 'no' } });
    expect([refusal.code, refusal.field]).toEqual(['unknown-code', 'disclosure.condition']);
  });
});
