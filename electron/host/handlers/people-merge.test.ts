import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getAside, sealWords, wordsOf } from '../../../db/repositories/briefing/asides.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';

let open: TestHost;
let keptId: string;
let otherId: string;
beforeEach(async () => {
  open = await openTestHost();
  keptId = (await open.call('people.add', { ...asha, reference: 'K-1' })).id;
  const other = {
    ...{ preferredName: 'Zola', familyName: 'Bell', reference: 'O-1', birthDate: '1984-03-04' },
    ...{ goal: 'A dog', languageWords: 'Yoruba at home', joinedOn: '2018-02-01', aliases: ['Zee'] },
    needs: [need('homelessness', { disclosed: 'no' }), need('worklessness', { disclosed: 'yes' })],
    identifiers: [{ scheme: 'nhs-number' as const, value: '943 476 5919', issuerId: null }],
    choices: { 'contact-preference': { state: 'recorded' as const, codes: ['no-phone'] } },
  };
  otherId = (await open.call('people.add', other)).id;
});
afterEach(() => open.discard());

const person = (personId = keptId) => open.call('people.open', { personId });
const preview = () => open.call('people.mergePreview', { personId: keptId, otherId });
const merge = (takeOther: readonly string[] = []) =>
  open.call('people.merge', { personId: keptId, otherId, takeOther: [...takeOther], because: 'One person' });
/** Every row about either of the two, by entity, column by column. */
const rows = (): unknown =>
  [
    'person',
    'personAlias',
    'personIdentifier',
    'personChoice',
    'need',
    'membership',
    'fact',
    'sharing',
    'standAside',
  ].map((table) => open.session.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all());

describe('making two records one', () => {
  test('is shown beforehand: what differs, what only one can have, and what goes over', async () => {
    const shown = await preview();
    expect(shown.kept).toMatchObject({ reference: 'K-1', heldBy: 'Midshire Council' });
    const labels = shown.choices.map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['Preferred name', 'Birth date', 'Need: Housing', 'Time in the cohort']),
    );
    const housing = shown.choices.find(({ label }) => label === 'Need: Housing');
    expect([housing?.kept, housing?.other]).toEqual(['Disclosed: Yes', 'Disclosed: No']);
    expect(shown.moves).toEqual(expect.arrayContaining([{ label: 'Number', rows: 1 }]));
  });

  test('says beforehand to whom what the other record holds is opened', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    await open.call('sharing.decide', {
      ...{ personId: keptId, agencyId, categories: ['identity', 'housing'], decision: 'shared', basis: 'public-task' },
      ...{ fromOn: '2018-01-01', untilOn: null, note: null },
    });
    expect((await preview()).sights).toEqual([
      'Turning Path sees who it is, housing of the record that is kept: now of what the other held as well.',
    ]);
  });

  test('keeps one record with everything of both, and the other is in no list and no count', async () => {
    await merge();
    const kept = await person();
    expect(kept.preferredName).toBe('Asha');
    expect(kept.aliases.map(({ name }) => name)).toEqual(expect.arrayContaining(['Zola', 'Zola Bell', 'Zee']));
    expect(kept).toMatchObject({ languageWords: 'Yoruba at home', identifiers: [{ value: '9434765919' }] });
    expect(kept.choices['contact-preference']).toEqual(['no-phone']);
    expect(kept.needs.find(({ code }) => code === 'homelessness')?.disclosed).toBe('yes');
    expect(kept.needs.map(({ code }) => code)).toContain('worklessness');
    expect(kept.memberships).toHaveLength(1);
    expect(kept.joined).toMatchObject([{ reference: 'O-1', name: 'Zola' }]);
    expect((await open.call('people.list', {})).people.map(({ id }) => id)).toEqual([keptId]);
    expect(await open.call('people.counts', {})).toMatchObject({ everyone: 1, inCohort: 1 });
    const grid = await open.call('outcomes.grid', { periodId: open.periods.Y1Q4 ?? '' });
    expect(JSON.stringify(grid)).toContain(keptId);
    expect(JSON.stringify(grid)).not.toContain(otherId);
    expect((await open.refused('people.open', { personId: otherId })).code).toBe('not-found');
    expect(await open.call('people.leadsTo', { personId: otherId })).toEqual({ keptId });
    for (const text of ['zola', 'o-1', 'asha']) {
      const found = await open.call('people.search', { text, limit: 5 });
      expect([text, found.people.map(({ id }) => id)]).toEqual([text, [keptId]]);
    }
  });

  test('takes the side of the other record where that was decided', async () => {
    const { choices } = await preview();
    await merge(choices.map(({ key }) => key));
    const kept = await person();
    expect(kept).toMatchObject({ preferredName: 'Zola', birthDate: '1984-03-04', goal: 'A dog', reference: 'K-1' });
    expect(kept.aliases.map(({ name }) => name)).toContain('Asha');
    expect(kept.needs.find(({ code }) => code === 'homelessness')?.disclosed).toBe('no');
    expect(kept.memberships.map(({ joinedOn }) => joinedOn)).toEqual(['2018-02-01']);
  });

  test('is refused for the same record, for two to keep apart and while use is restricted', async () => {
    const same = await open.refused('people.merge', {
      personId: keptId,
      otherId: keptId,
      takeOther: [],
      because: null,
    });
    expect([same.code, same.field]).toEqual(['merge-same-record', 'otherId']);
    await open.call('sharing.keepApart', { personId: keptId, otherId, reason: null });
    expect((await open.refused('people.mergePreview', { personId: keptId, otherId })).code).toBe('merge-kept-apart');
  });

  test('gives over what somebody said privately, sealed anew, and brings it back', async () => {
    const { raw, keys, read } = open.session;
    const [userId, id] = [addColleague(open, 'Jo Marsh', ['caseworker']), randomUUID()];
    const said = sealWords(keys, { id, personId: otherId }, 'My cousin');
    raw
      .prepare('INSERT INTO standAside (id, userId, personId, words, saidAt) VALUES (?, ?, ?, ?, ?)')
      .run(id, userId, otherId, said, '2018-04-03T08:00:00.000Z');
    const row = () => getAside(read, id, 'anybody');
    const { id: mergeId } = await merge();
    expect([row().personId, wordsOf(keys, row())]).toEqual([keptId, 'My cousin']);
    await open.call('people.unmerge', { personId: keptId, mergeId });
    expect([row().personId, wordsOf(keys, row())]).toEqual([otherId, 'My cousin']);
  });
});

describe('taking two records apart', () => {
  test('moves back exactly what moved, whichever side was chosen', async () => {
    const before = rows();
    const { choices } = await preview();
    for (const taken of [[], choices.map(({ key }) => key), choices.slice(0, 2).map(({ key }) => key)]) {
      const { id: mergeId } = await merge(taken);
      expect(rows()).not.toEqual(before);
      await open.call('people.unmerge', { personId: keptId, mergeId });
      expect(rows()).toEqual(before);
    }
    expect((await open.call('people.search', { text: 'zola', limit: 5 })).people.map(({ id }) => id)).toEqual([
      otherId,
    ]);
  });

  test('leaves with the kept record what has come since, and what was changed since as it is', async () => {
    const { id: mergeId } = await merge();
    await open.call('people.change', {
      personId: keptId,
      changes: { goal: 'A garden', languageWords: 'Igbo' },
      aliases: [],
    });
    await open.call('people.recordNeed', { personId: keptId, need: need('substance-misuse', { suspected: 'yes' }) });
    await open.call('people.recordNeed', { personId: keptId, need: need('worklessness', { disclosed: 'declined' }) });
    await open.call('people.unmerge', { personId: keptId, mergeId });
    const [kept, other] = [await person(), await person(otherId)];
    expect(kept).toMatchObject({ goal: 'A garden', languageWords: 'Igbo', joined: [] });
    expect(kept.needs.map(({ code }) => code).sort()).toEqual(['homelessness', 'offending', 'substance-misuse']);
    // The row is the other's, with what was learned meanwhile.
    expect(other.needs.find(({ code }) => code === 'worklessness')?.disclosed).toBe('declined');
    expect(other.identifiers).toHaveLength(1);
    const again = await open.refused('people.unmerge', { personId: keptId, mergeId });
    expect([again.code, again.field]).toEqual(['not-found', 'mergeId']);
  });

  test('is the only way back: an undo of the transaction is not offered', async () => {
    const { id } = await merge();
    const find = open.session.raw.prepare<[string], string>('SELECT transactionId FROM change WHERE rowId = ?').pluck();
    const transactionId = find.get(id) ?? '';
    expect((await open.refused('history.undo', { transactionId })).code).toBe('not-found');
  });

  test('works one after the other where three records were one', async () => {
    const third = (await open.call('people.add', { preferredName: 'Zolanda', needs: [need('offending')] })).id;
    const before = rows();
    const inner = await open.call('people.merge', { personId: otherId, otherId: third, takeOther: [], because: null });
    const outer = await merge();
    expect((await person()).joined).toHaveLength(2);
    await open.call('people.unmerge', { personId: keptId, mergeId: inner.id });
    await open.call('people.unmerge', { personId: keptId, mergeId: outer.id });
    expect(rows()).toEqual(before);
  });
});

describe('history, sealed facts and erasure of one record made of two', () => {
  test('the history of both is told together, and the register verifies', async () => {
    await merge();
    const { entries } = await open.call('history.ofPerson', { personId: keptId, before: null });
    const told = JSON.stringify(entries);
    expect(told).toContain('Two records made one');
    expect(told).toContain('A dog');
    const verified = await open.call('vault.verify', {});
    expect(verified.sound).toBe(true);
  });

  test('sealed facts of the joined record still open', async () => {
    await open.call('sealed.record', { personId: otherId, kind: 'hiv', text: 'On treatment' });
    await merge();
    expect((await open.call('sealed.ofPerson', { personId: keptId })).facts).toMatchObject([{ text: 'On treatment' }]);
  });

  test('erasing the one destroys both keys and leaves no row and no word of either', async () => {
    await open.call('sealed.record', { personId: otherId, kind: 'hiv', text: 'On treatment' });
    await merge();
    const { rows: count } = await open.call('privacy.erasurePreview', { personId: keptId });
    expect(count).toBeGreaterThan(10);
    await open.call('privacy.erase', { personId: keptId, reference: 'K-1', reasonCode: 'no-longer-needed' });
    const { raw } = open.session;
    const left = (sql: string): unknown => raw.prepare(sql).pluck().all(keptId, otherId);
    expect(left('SELECT subject FROM historyKey WHERE subject IN (?, ?)')).toEqual([]);
    expect(left('SELECT id FROM person WHERE id IN (?, ?)')).toEqual([]);
    expect(left('SELECT seq FROM change WHERE subject IN (?, ?) AND length(sealed) > 0')).toEqual([]);
    expect(left('SELECT id FROM sealedFact WHERE personId IN (?, ?)')).toEqual([]);
    expect(raw.prepare('SELECT count(*) FROM erasure').pluck().get()).toBe(2);
  });
});
