import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commitsInLog } from './testing/commits.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { asha } from './testing/person-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  ({ id: personId } = await open.call('people.add', asha));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await open.discard();
});

const trail = (): string[] =>
  open.session.raw.prepare<[], string>('SELECT operation FROM audit ORDER BY seq').pluck().all();
/** What the page about a person asks when it opens. */
const page = (): Promise<unknown>[] => [
  open.call('people.open', { personId }),
  open.call('sharing.ofPerson', { personId }),
  open.call('outcomes.ofPerson', { personId }),
  open.call('sealed.ofPerson', { personId }),
  open.call('sharing.apartFrom', { personId }),
];

describe('what a page asks at once', () => {
  test('leaves an entry for each question, in one durable commit that every reply waits for', async () => {
    const [entries, commits] = [trail().length, commitsInLog(open.file)];
    let replies = 0;
    const asked = page().map((one) =>
      one.then(() => {
        replies += 1;
        // Whichever reply comes first, every entry stands there already.
        expect(trail()).toHaveLength(entries + 5);
        expect(commitsInLog(open.file)).toBe(commits + 1);
      }),
    );
    expect(replies).toBe(0);
    await Promise.all(asked);
    expect(replies).toBe(5);
    expect(trail().slice(entries)).toEqual([
      'people.open',
      'sharing.ofPerson',
      'outcomes.ofPerson',
      'sealed.ofPerson',
      'sharing.apartFrom',
    ]);
    expect(open.session.audit.verify(null).problem).toBeNull();
    await open.call('people.open', { personId });
    expect(commitsInLog(open.file)).toBe(commits + 2);
  });

  test('is answered with nothing at all where its entries cannot be written, and none of them is kept', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = trail().length;
    open.session.raw.exec(
      "CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.operation = 'outcomes.ofPerson' BEGIN SELECT raise(ABORT, 'x'); END",
    );
    const asked = ['people.open', 'sharing.ofPerson', 'outcomes.ofPerson'] as const;
    const codes = await Promise.all(asked.map(async (name) => (await open.refused(name, { personId })).code));
    expect(codes).toEqual(['internal', 'internal', 'internal']);
    expect(trail()).toHaveLength(before);
    open.session.raw.exec('DROP TRIGGER full');
    await Promise.all(page());
    expect(trail()).toHaveLength(before + 5);
  });

  test('stands in the trail before a write that came after it, and before the register closes', async () => {
    const before = trail().length;
    const reading = open.call('people.open', { personId });
    const writing = open.call('people.change', { personId, changes: { pronouns: 'she/her' } });
    const job = open.call('vault.rekey', {});
    const last = open.call('people.list', {});
    await Promise.all([reading, writing, job, last]);
    expect(trail().slice(before)).toEqual(['people.open', 'people.change', 'vault.rekey', 'people.list']);
    const closing = open.call('people.open', { personId });
    open = await open.reopen();
    await closing;
    expect(trail().at(-1)).toBe('people.open');
  });
});
