import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { testSlot } from '../testing/test-key-file.ts';

let open: TestHost;
let personId: string;
let first: string;
let jo: string;
beforeEach(async () => {
  open = await openTestHost();
  first = open.session.user.id;
  personId = (await open.call('people.add', asha)).id;
  await open.call('sealed.record', { personId, kind: 'hiv', text: 'On treatment' });
  jo = addColleague(open, 'Jo Marsh', ['caseworker']);
});
afterEach(() => open.discard());

const as = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};
const grants = () => open.call('sealed.grants', {});
const namesOf = async () => (await grants()).grants.map((one) => `${one.displayName} ${one.state}`);
const texts = async () => (await open.call('sealed.ofPerson', { personId })).facts.map((one) => one.text);
const give = (userId: string) => open.call('sealed.grant', { userId });
const codeOf = async (name: string, userId: string) => (await open.refused(name, { userId })).code;

describe('the key for sealed facts', () => {
  test('belongs to whoever made the register, and to nobody whom they have not given it', async () => {
    expect(await grants()).toEqual({
      state: 'ready',
      mine: true,
      grants: [
        {
          userId: first,
          displayName: 'Robin Ellery',
          agencyName: 'Midshire Council',
          state: 'holds',
          grantedBy: null,
          grantedOn: null,
        },
      ],
      others: [{ userId: jo, displayName: 'Jo Marsh', agencyName: 'Midshire Council' }],
    });
    await as(jo);
    expect(await texts()).toEqual([]);
    expect((await grants()).mine).toBe(false);
    expect(await codeOf('sealed.grant', jo)).toBe('sealed-not-held');
  });

  test('is given to another, who reads what was sealed before and gives it on', async () => {
    await give(jo);
    expect((await grants()).grants[0]).toMatchObject({
      displayName: 'Jo Marsh',
      state: 'holds',
      grantedBy: 'Robin Ellery',
      grantedOn: '2018-04-03',
    });
    const sam = addColleague(open, 'Sam Teale', ['coordinator']);
    await as(jo);
    expect(await texts()).toEqual(['On treatment']);
    await give(sam);
    await as(sam);
    expect(await texts()).toEqual(['On treatment']);
  });

  test('is given only to an active user with a passphrase who works with people, and once', async () => {
    const it = addColleague(open, 'Ash Vale', ['administrator']);
    const gone = addColleague(open, 'Lee Ford', ['caseworker']);
    open.session.raw.prepare('UPDATE userAccount SET active = 0 WHERE id = ?').run(gone);
    const without = addColleague(open, 'Kit Rowe', ['caseworker']);
    open.open.keyFile.changeSlots((slots) => slots.filter((slot) => slot.userId !== without));
    expect(await codeOf('sealed.grant', it)).toBe('sealed-needs-case-role');
    expect(await codeOf('sealed.grant', gone)).toBe('sealed-needs-case-role');
    expect(await codeOf('sealed.grant', without)).toBe('sealed-no-slot');
    expect(await codeOf('sealed.grant', first)).toBe('sealed-already-held');
    expect((await grants()).others.map((one) => one.displayName)).toEqual(['Jo Marsh']);
  });

  test('is gone with a new passphrase, the list says so, and it can be given again', async () => {
    await give(jo);
    const renewed = testSlot({ userId: jo, displayName: 'Jo Marsh' }, open.dataKey, open.open.keyFile.current());
    open.open.keyFile.changeSlots((slots) => slots.map((slot) => (slot.userId === jo ? renewed : slot)));
    expect(await namesOf()).toEqual(['Jo Marsh lost', 'Robin Ellery holds']);
    await give(jo);
    expect(await namesOf()).toEqual(['Jo Marsh holds', 'Robin Ellery holds']);
    const rows = open.session.raw.prepare('SELECT endedAt IS NULL AS stands FROM sealedGrant ORDER BY id').all();
    expect(rows).toEqual([{ stands: 0 }, { stands: 1 }]);
  });

  test('is taken away, by an administrator who does not hold it too, and never from the last', async () => {
    await give(jo);
    const it = addColleague(open, 'Ash Vale', ['administrator']);
    await as(it);
    await open.call('sealed.revoke', { userId: jo });
    expect(await codeOf('sealed.revoke', first)).toBe('sealed-last-holder');
    expect(await codeOf('sealed.revoke', jo)).toBe('not-found');
    await as(jo);
    expect(await texts()).toEqual([]);
    expect(await codeOf('sealed.revoke', first)).toBe('sealed-not-held');
    await as(first);
    expect(await texts()).toEqual(['On treatment']);
    expect(await namesOf()).toEqual(['Robin Ellery holds']);
  });

  test('given up by its holder is gone from the open register at once', async () => {
    await give(jo);
    await open.call('sealed.revoke', { userId: first });
    expect(await open.call('sealed.ofPerson', { personId })).toEqual({ mayOpen: false, facts: [], lost: 0 });
  });

  test('leaves an entry in the audit trail each time it changes hands', async () => {
    await give(jo);
    await open.call('sealed.revoke', { userId: jo });
    const entries = open.session.raw
      .prepare("SELECT operation FROM audit WHERE operation LIKE 'sealed.%' ORDER BY seq")
      .pluck()
      .all();
    expect(entries.slice(-2)).toEqual(['sealed.grant', 'sealed.revoke']);
  });

  test('changes hands in the key file and the register, or in neither', async () => {
    const slots = open.open.keyFile.current().slots;
    const rows = () =>
      open.session.raw.prepare('SELECT (SELECT count(*) FROM sealedGrant) + count(*) FROM audit').get();
    const counted = rows();
    // The key file is written by then, and the audit entry that ends the transaction cannot be.
    open.session.raw.exec("CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE (ABORT, 'refused'); END");
    expect((await open.refused('sealed.grant', { userId: jo })).code).toBe('internal');
    expect(rows()).toEqual(counted);
    expect(open.open.keyFile.current().slots).toEqual(slots);
    open.session.raw.exec('DROP TRIGGER refuse');
    await give(jo);
    expect(await namesOf()).toContain('Jo Marsh holds');
  });
});

describe('a register without the key', () => {
  beforeEach(async () => {
    open.session.raw.exec('UPDATE register SET sealedPublicKey = NULL');
    open.open.keyFile.changeSlots((slots) => slots.map(({ sealedKey: _none, ...slot }) => slot));
    open = await open.reopen();
  });

  test('gets one at the coordinator’s word, and what stood in the clear is sealed', async () => {
    const periodId = open.periods.Y1Q4 ?? '';
    const fact = { state: 'recorded' as const, valueCode: 'temporary-accommodation', valueNumber: null };
    await open.call('outcomes.record', { personId, periodId, factCode: 'housing-status', fact });
    // As an older version kept it.
    open.session.raw.exec("UPDATE fact SET valueCode = 'refuge'");
    expect((await grants()).state).toBe('never-made');
    await open.call('sealed.begin', {});
    expect(await grants()).toMatchObject({ state: 'ready', mine: true, grants: [{ grantedBy: 'Robin Ellery' }] });
    expect(open.session.raw.prepare('SELECT valueCode FROM fact').get()).toEqual({
      valueCode: 'temporary-accommodation',
    });
    open = await open.reopen();
    await open.call('sealed.record', { personId, kind: 'hiv', text: 'Well' });
    const facts = (await open.call('outcomes.ofPerson', { personId })).periods.flatMap((period) => period.facts);
    expect(facts).toMatchObject([{ valueCode: 'refuge' }]);
    expect(await texts()).toEqual(['Well']);
    expect((await open.call('sealed.ofPerson', { personId })).lost).toBe(1);
  });

  test('shows an old refuge as temporary accommodation until then', async () => {
    const periodId = open.periods.Y1Q4 ?? '';
    const fact = { state: 'recorded' as const, valueCode: 'temporary-accommodation', valueNumber: null };
    await open.call('outcomes.record', { personId, periodId, factCode: 'housing-status', fact });
    open.session.raw.exec("UPDATE fact SET valueCode = 'refuge'");
    expect(JSON.stringify(await open.call('outcomes.ofPerson', { personId }))).not.toContain('refuge');
  });

  test('is not given one by a caseworker', async () => {
    await as(jo);
    expect((await open.refused('sealed.begin', {})).code).toBe('not-allowed');
  });
});

test('a key that nobody holds any more is replaced, and what it sealed stays closed', async () => {
  open.open.keyFile.changeSlots((slots) => slots.map(({ sealedKey: _lost, ...slot }) => slot));
  open = await open.reopen();
  expect(await grants()).toMatchObject({ state: 'nobody-holds-it', mine: false });
  await open.call('sealed.begin', {});
  expect(await open.call('sealed.ofPerson', { personId })).toEqual({ mayOpen: true, facts: [], lost: 1 });
});

test('a key that somebody else holds is not replaced', async () => {
  const sam = addColleague(open, 'Sam Teale', ['coordinator']);
  await as(sam);
  expect((await open.refused('sealed.begin', {})).code).toBe('sealed-already-set-up');
});
