import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openChange, type SealedChange } from '../../../db/change-rows.ts';
import { contract, type InputOf, type OperationName, operationNames } from '../../../domain/contract.ts';
import { sealedKindCodes } from '../../../domain/sealed/kinds.ts';
import { exportRegister } from '../export-register.ts';
import { addColleague } from '../testing/colleague.ts';
import { examples } from '../testing/examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

/** Words that stand nowhere else, so that finding one of them is finding a leak. */
const secret = 'Quince Lodge behind Ferrygate';

let open: TestHost;
let personId: string;
let colleague: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
  colleague = addColleague(open, 'Jo Marsh', ['caseworker']);
});
afterEach(() => open.discard());

const record = (kind: InputOf<'sealed.record'>['kind'] = 'whereabouts', text = secret) =>
  open.call('sealed.record', { personId, kind, text });
const ofPerson = () => open.call('sealed.ofPerson', { personId });
const asColleague = async (): Promise<void> => {
  open = await open.reopen({ userId: colleague });
};
const house = (valueCode: string) =>
  open.call('outcomes.record', {
    personId,
    periodId: open.periods.Y1Q4 ?? '',
    factCode: 'housing-status',
    fact: { state: 'recorded', valueCode, valueNumber: null },
  });
const shownHousing = async () =>
  (await open.call('outcomes.ofPerson', { personId })).periods
    .flatMap((period) => period.facts)
    .find((fact) => fact.code === 'housing-status')?.valueCode;

describe('a sealed fact', () => {
  test.each(sealedKindCodes.map((kind) => [kind]))(
    'of the kind %s is read back by whoever holds the key',
    async (kind) => {
      await record(kind);
      expect(await ofPerson()).toMatchObject({
        mayOpen: true,
        lost: 0,
        facts: [{ kind, text: secret, recordedOn: '2018-04-03', recordedBy: 'Robin Ellery' }],
      });
    },
  );

  test('is recorded by somebody who cannot read it, and read by somebody who can', async () => {
    await asColleague();
    await record('hiv');
    expect(await ofPerson()).toEqual({ mayOpen: false, facts: [], lost: 0 });
    open = await open.reopen();
    expect((await ofPerson()).facts).toMatchObject([{ kind: 'hiv', text: secret, recordedBy: 'Jo Marsh' }]);
  });

  test('does not take the place of an earlier one, and goes when it is removed', async () => {
    await record('immigration', 'A claim');
    await record('immigration', 'Leave to remain');
    const [first, second] = (await ofPerson()).facts;
    await open.call('sealed.remove', { personId, factId: first?.id ?? '' });
    expect((await ofPerson()).facts).toEqual([second]);
  });

  test('is removed only by whoever can read it, and only from the person it is about', async () => {
    await record();
    const factId = (await ofPerson()).facts[0]?.id ?? '';
    const { id: other } = await open.call('people.add', { preferredName: 'Tomos' });
    expect(await open.refused('sealed.remove', { personId: other, factId })).toMatchObject({ code: 'not-found' });
    await asColleague();
    expect(await open.refused('sealed.remove', { personId, factId })).toMatchObject({ code: 'sealed-not-held' });
    open = await open.reopen();
    expect((await ofPerson()).facts).toHaveLength(1);
  });

  test('is refused blank, too long or of no kind we know', async () => {
    const codes = [];
    for (const wrong of [{ text: '  ' }, { text: 'x'.repeat(601) }, { kind: 'religion' }])
      codes.push((await open.refused('sealed.record', { personId, kind: 'hiv', text: 'x', ...wrong })).code);
    expect(codes).toEqual(['text-missing', 'text-too-long', 'unknown-code']);
  });

  test('can be undone straight away by whoever recorded it, without being opened', async () => {
    await asColleague();
    const { transactionId } = await record();
    await open.call('history.undo', { transactionId });
    open = await open.reopen();
    expect((await ofPerson()).facts).toEqual([]);
  });

  test('opens in no other row and about nobody else', async () => {
    await record('hiv', 'hers');
    const { id: other } = await open.call('people.add', { preferredName: 'Tomos' });
    open.session.raw.prepare('UPDATE sealedFact SET personId = ?').run(other);
    expect(await open.call('sealed.ofPerson', { personId: other })).toEqual({ mayOpen: true, facts: [], lost: 1 });
  });
});

/** Every text, and every change row opened with its person's key, in the whole register. */
function everythingIn({ session }: TestHost): string {
  const tables = session.raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const rows = tables.map((table) => JSON.stringify(session.raw.prepare(`SELECT * FROM "${table}"`).all()));
  const changes = session.raw.prepare('SELECT * FROM change').all() as SealedChange[];
  const opened = changes.map((change) => JSON.stringify(openChange(session.keys, change)));
  return [...rows, ...opened].join('\n').toLowerCase();
}

describe('what is sealed stands nowhere in the clear', () => {
  test('not in the tables, the history, the search index, the audit trail, the drafts or the export', async () => {
    await record('sex-work');
    await house('refuge');
    const factId = (await ofPerson()).facts[0]?.id ?? '';
    await open.call('sealed.remove', { personId, factId });
    const everything = everythingIn(open);
    // The search itself works: what is not sealed is found.
    expect(everything).toContain('okonjo-bell');
    for (const word of [secret, 'ferrygate', 'sex-work'])
      expect([word, everything.includes(word.toLowerCase())]).toEqual([word, false]);
    const facts = open.session.raw.prepare('SELECT * FROM fact').all();
    expect(JSON.stringify(facts)).not.toContain('refuge');
    const values = open.session.raw.prepare("SELECT * FROM change WHERE entity = 'fact'").all() as SealedChange[];
    expect(values.map((change) => openChange(open.session.keys, change)?.after)).toContain('temporary-accommodation');
    expect(JSON.stringify(values.map((change) => openChange(open.session.keys, change)))).not.toContain('refuge');
    const exported = exportRegister(open.session.read);
    expect(exported).not.toContain('sealedFact"');
    expect(exported).not.toContain('ephemeral');
    expect(exported.toLowerCase()).not.toContain('ferrygate');
  });

  test('the kind is inside the box, and every box is as long as any other', async () => {
    await record('hiv', 'x');
    await record('gender-history', 'y'.repeat(600));
    await house('refuge');
    const boxes = open.session.raw.prepare('SELECT factId, length(box) AS length FROM sealedFact').all() as {
      factId: string | null;
      length: number;
    }[];
    expect(new Set(boxes.filter((row) => row.factId === null).map((row) => row.length)).size).toBe(1);
    expect(Object.keys(open.session.raw.prepare('SELECT * FROM sealedFact').get() as object)).toEqual([
      'id',
      'personId',
      'factId',
      'box',
    ]);
  });
});

/** Everything that somebody can ask about people, as bytes. */
async function allThatIsSeen(): Promise<string> {
  const periodId = open.periods.Y1Q4 ?? '';
  const asked: readonly [OperationName, object][] = [
    ['sealed.ofPerson', { personId }],
    ['sealed.grants', {}],
    ['people.open', { personId }],
    ['people.list', {}],
    ['people.counts', {}],
    ['people.search', { text: 'ash', limit: 20 }],
    ['outcomes.grid', { periodId }],
    ['outcomes.completeness', { periodId }],
    ['outcomes.ofPerson', { personId }],
    ['history.recent', { limit: 100 }],
  ];
  const replies = [];
  for (const [name, input] of asked) replies.push(await open.host.dispatch(name, input, { window: 'main' }));
  return JSON.stringify(replies);
}

describe('whoever holds no key', () => {
  test('gets the same bytes whether something is sealed or nothing', async () => {
    await asColleague();
    const nothing = await allThatIsSeen();
    await record('hiv');
    await record('sex-work');
    expect(await allThatIsSeen()).toBe(nothing);
  });

  test('gets the same bytes from every operation that only reads, whatever it is', async () => {
    const fresh = await openTestHost();
    await open.discard();
    open = fresh;
    const inputs = await examples(open);
    personId = (inputs['people.open'] as { personId: string }).personId;
    colleague = addColleague(open, 'Sam Teale', ['caseworker', 'coordinator']);
    await asColleague();
    const round = async () => {
      const replies = new Map<string, string>();
      for (const name of operationNames.filter((one) => contract[one].kind === 'read'))
        replies.set(name, JSON.stringify(await open.host.dispatch(name, inputs[name], { window: 'main' })));
      return replies;
    };
    const [first, nothing] = [await round(), await round()];
    // What is told of reading itself changes with every reading, and is looked at elsewhere.
    const steady = [...nothing].filter(([name, reply]) => first.get(name) === reply).map(([name]) => name);
    expect(steady).toEqual(expect.arrayContaining(['people.open', 'people.list', 'history.recent', 'sealed.ofPerson']));
    await record('hiv');
    await record('sex-work');
    const something = await round();
    for (const name of steady) expect([name, something.get(name)]).toEqual([name, nothing.get(name)]);
  });

  test('cannot tell a refuge from temporary accommodation, in any reply or in the rows themselves', async () => {
    const seen: string[] = [];
    const shapes: unknown[] = [];
    for (const value of ['temporary-accommodation', 'refuge']) {
      const fresh = await openTestHost();
      await open.discard();
      open = fresh;
      personId = (await open.call('people.add', asha)).id;
      colleague = addColleague(open, 'Jo Marsh', ['caseworker']);
      await house(value);
      await house('hospital');
      await house(value);
      await house(value);
      await asColleague();
      // Ids differ between two registers and nothing else may.
      const bare = (await allThatIsSeen()).replaceAll(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
        '',
      );
      seen.push(bare);
      shapes.push([
        open.session.raw.prepare('SELECT entity, field, kind, length(sealed) AS length FROM change').all(),
        // The digest of what was changed is made of ids.
        open.session.raw.prepare("SELECT operation, disclosed, json_remove(detail, '$.digest') FROM audit").all(),
        open.session.raw.prepare('SELECT factId IS NULL AS alone, length(box) AS length FROM sealedFact').all(),
      ]);
    }
    expect(seen[1]).toBe(seen[0]);
    expect(shapes[1]).toEqual(shapes[0]);
  });

  test('finds nothing of it in the audit trail: a recording names nobody', async () => {
    await asColleague();
    await record();
    const entry = open.session.raw.prepare("SELECT personIds FROM audit WHERE operation = 'sealed.record'").get();
    expect(entry).toEqual({ personIds: '[]' });
  });
});

describe('a refuge', () => {
  test('is shown as itself to whoever holds the key, on the person’s own page alone', async () => {
    await house('refuge');
    expect(await shownHousing()).toBe('refuge');
    const periodId = open.periods.Y1Q4 ?? '';
    expect(JSON.stringify(await open.call('outcomes.grid', { periodId }))).not.toContain('refuge');
    expect(JSON.stringify(await open.call('returns.preview', { periodId, rule: 'nhs-2018' }))).not.toMatch(/refuge/i);
    await asColleague();
    expect(await shownHousing()).toBe('temporary-accommodation');
  });

  test('recorded by somebody without the key outlives their saving what they see', async () => {
    await asColleague();
    await house('refuge');
    await house('temporary-accommodation');
    open = await open.reopen();
    expect(await shownHousing()).toBe('refuge');
  });

  test('goes with another value and with a cleared one, and leaves no box behind', async () => {
    await house('refuge');
    await house('social-tenancy');
    expect(await shownHousing()).toBe('social-tenancy');
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM sealedFact').get()).toEqual({ n: 0 });
    await house('temporary-accommodation');
    expect(await shownHousing()).toBe('temporary-accommodation');
    await open.call('outcomes.record', {
      personId,
      periodId: open.periods.Y1Q4 ?? '',
      factCode: 'housing-status',
      fact: null,
    });
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM sealedFact').get()).toEqual({ n: 0 });
  });

  test('comes back with an undo', async () => {
    await house('refuge');
    const { transactionId } = await house('social-tenancy');
    await open.call('history.undo', { transactionId });
    expect(await shownHousing()).toBe('refuge');
  });

  test('is refused in a register without a key, where temporary accommodation is not', async () => {
    open.session.raw.exec('UPDATE register SET sealedPublicKey = NULL');
    open = await open.reopen();
    await house('temporary-accommodation');
    const periodId = open.periods.Y1Q4 ?? '';
    const fact = { state: 'recorded', valueCode: 'refuge', valueNumber: null };
    const given = { personId, periodId, factCode: 'housing-status', fact };
    expect(await open.refused('outcomes.record', given)).toMatchObject({
      code: 'sealed-not-set-up',
      field: 'fact.valueCode',
    });
    expect((await open.refused('sealed.record', { personId, kind: 'hiv', text: 'x' })).code).toBe('sealed-not-set-up');
    expect(await shownHousing()).toBe('temporary-accommodation');
  });
});
