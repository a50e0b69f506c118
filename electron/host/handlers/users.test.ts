import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { addAccountWithoutSlot } from '../testing/account-without-slot.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

const passphrase = 'river lantern copper violin';
const absent = '00000000-0000-7000-8000-000000000000';
let open: TestHost;
let council: string;
let housing: string;
beforeEach(async () => {
  open = await openTestHost();
  council = open.session.user.agencyId;
  housing = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
});
afterEach(() => open.discard());

const list = () => open.call('users.list', {});
const person = async (id: string) => (await list()).people.find((one) => one.id === id);
const account = (signInName: string, roles: readonly Role[] = ['caseworker'], agencyId = housing, active = true) =>
  addAccountWithoutSlot(open, { signInName, roles, agencyId, active });
const newColleague = () => ({
  displayName: 'Priyanka Nair',
  signInName: 'Priyanka',
  agencyId: housing,
  roles: ['caseworker'] as const,
  passphrase,
});
const add = (given: object = {}) => open.call('users.add', { ...newColleague(), roles: ['caseworker'], ...given });
const said = async (name: string, input: object): Promise<string> => {
  const { code, field } = await open.refused(name, input);
  return [code, field].join(' ');
};

/** Everything that is kept: rows with their history, the audit trail, the key file. */
const everythingKept = (): string =>
  JSON.stringify([
    ...['userAccount', 'userRole', 'agency', 'audit'].map((table) =>
      open.session.raw.prepare(`SELECT * FROM ${table}`).all(),
    ),
    open.session.raw.prepare('SELECT count(*) AS n FROM change').get(),
    open.open.keyFile.current(),
  ]);

describe('adding a colleague', () => {
  test('gives them an account in their agency and a slot, and says who did it', async () => {
    const { id } = await add();
    expect(await person(id)).toEqual({
      id,
      displayName: 'Priyanka Nair',
      signInName: 'Priyanka',
      agencyId: housing,
      agencyName: 'Lanternfield Housing',
      roles: ['caseworker'],
      active: true,
      hasSlot: true,
      opensSealed: false,
      isYou: false,
    });
    expect((await list()).agencies.find((one) => one.id === housing)).toMatchObject({ people: 1, coordinating: false });
    const noted = open.session.raw
      .prepare("SELECT userId, json_extract(detail, '$.user') AS user FROM audit WHERE operation = 'users.add'")
      .all();
    expect(noted).toEqual([{ userId: open.session.user.id, user: id }]);
  });

  test.each([
    ['a name that somebody has', { signInName: 'Robin Ellery' }, 'sign-in-name-taken signInName'],
    ['the same name in other capitals and spaces', { signInName: ' robin  ELLERY ' }, 'sign-in-name-taken signInName'],
    ['no name', { displayName: ' ' }, 'text-missing displayName'],
    ['an agency that is not there', { agencyId: absent }, 'agency-unknown agencyId'],
    ['an agency that is no id', { agencyId: 'Lanternfield' }, 'agency-unknown agencyId'],
    ['a short passphrase', { passphrase: 'too short' }, 'passphrase-too-short passphrase'],
    ['a common passphrase', { passphrase: 'passwordpassword' }, 'passphrase-too-common passphrase'],
    ['no role', { roles: [] }, 'role-missing roles'],
    ['an evaluator', { roles: ['evaluator'] }, 'evaluator-no-account roles'],
    ['an unknown role', { roles: ['superuser'] }, 'unknown-code roles.0'],
    ['a coordinator elsewhere', { roles: ['coordinator'] }, 'role-needs-coordinating-agency roles'],
    [
      'governance of information elsewhere',
      { roles: ['caseworker', 'information-governance'] },
      'role-needs-coordinating-agency roles',
    ],
  ])('with %s is refused beside the field, and nothing is kept', async (_what, given, code) => {
    const before = everythingKept();
    expect(await said('users.add', { ...newColleague(), ...given })).toBe(code);
    expect(everythingKept()).toBe(before);
  });

  test('into an agency that has left the partnership is refused', async () => {
    await open.call('users.changeAgency', { agencyId: housing, name: 'Lanternfield', kind: 'housing', active: false });
    expect(await said('users.add', newColleague())).toBe('agency-unknown agencyId');
  });

  test('under one name twice at once adds one of them', async () => {
    const both = await Promise.all(
      [0, 1].map(() => open.host.dispatch('users.add', newColleague(), { window: 'main' })),
    );
    expect(both.map((reply) => reply.ok).sort()).toEqual([false, true]);
    expect((await list()).people.filter((one) => one.signInName === 'Priyanka')).toHaveLength(1);
    expect(open.open.keyFile.current().slots.filter((slot) => slot.signInName === 'Priyanka')).toHaveLength(1);
  });

  test('whose account cannot be written leaves no slot behind', async () => {
    const before = open.open.keyFile.current().slots;
    open.session.raw.exec("CREATE TRIGGER full BEFORE INSERT ON userAccount BEGIN SELECT RAISE(ABORT, 'no room'); END");
    expect((await open.refused('users.add', newColleague())).code).toBe('internal');
    expect(open.open.keyFile.current().slots).toEqual(before);
    open.session.raw.exec('DROP TRIGGER full');
    expect((await list()).people).toHaveLength(1);
    await add();
  });
});

describe('roles', () => {
  test('are changed to exactly those that were chosen', async () => {
    const id = account('Ngozi', ['reader', 'coordinator'], council);
    await open.call('users.changeRoles', { userId: id, roles: ['information-governance', 'coordinator'] });
    expect((await person(id))?.roles).toEqual(['coordinator', 'information-governance']);
  });

  test('are never one’s own to change, and the last administrator stays one', async () => {
    const { id } = open.session.user;
    const mine = ['administrator', 'coordinator'] as const;
    expect(await said('users.changeRoles', { userId: id, roles: ['coordinator'] })).toBe('last-administrator roles');
    expect(await said('users.changeRoles', { userId: id, roles: mine })).toBe('own-roles roles');
    const other = account('Gareth', ['administrator'], council);
    expect(await said('users.changeRoles', { userId: id, roles: ['coordinator'] })).toBe('own-roles roles');
    // Somebody who has ceased to be an administrator since they unlocked.
    open.session.raw.prepare("DELETE FROM userRole WHERE userId = ? AND role = 'administrator'").run(id);
    expect(await said('users.changeRoles', { userId: other, roles: ['reader'] })).toBe('last-administrator roles');
    expect(await said('users.disable', { userId: other })).toBe('last-administrator userId');
  });

  test('that see the whole partnership stay in the agency that coordinates it', async () => {
    const id = account('Tadeusz');
    for (const role of ['coordinator', 'information-governance'] as const)
      expect(await said('users.changeRoles', { userId: id, roles: [role] })).toBe(
        'role-needs-coordinating-agency roles',
      );
    const within = account('Ngozi', ['coordinator'], council);
    const moved = { userId: within, displayName: 'Ngozi', signInName: 'Ngozi', agencyId: housing };
    expect(await said('users.changeDetails', moved)).toBe('role-needs-coordinating-agency agencyId');
    expect(await said('users.changeRoles', { userId: id, roles: ['evaluator'] })).toBe('evaluator-no-account roles');
    expect(await said('users.changeRoles', { userId: absent, roles: ['reader'] })).toBe('not-found userId');
  });
});

describe('details', () => {
  test('are changed, the name in the key file with them', async () => {
    const { id } = await add();
    const details = { displayName: 'Priya Nair', signInName: 'Priya', agencyId: council };
    await open.call('users.changeDetails', { userId: id, ...details });
    expect(await person(id)).toMatchObject({ ...details, hasSlot: true });
    expect(open.open.keyFile.current().slots.find((slot) => slot.userId === id)?.signInName).toBe('Priya');
  });

  test('that clash are refused; one’s own agency is for another administrator to change', async () => {
    const id = account('Tadeusz');
    const details = { displayName: 'Tadeusz', signInName: 'Tadeusz', agencyId: housing };
    await open.call('users.changeDetails', { userId: id, ...details });
    const taken = { ...details, signInName: 'robin ellery' };
    expect(await said('users.changeDetails', { userId: id, ...taken })).toBe('sign-in-name-taken signInName');
    expect(await said('users.changeDetails', { userId: id, ...details, agencyId: absent })).toBe(
      'agency-unknown agencyId',
    );
    const own = { userId: open.session.user.id, displayName: 'Robin', signInName: 'Robin', agencyId: housing };
    expect(await said('users.changeDetails', own)).toBe('own-agency agencyId');
    await open.call('users.changeDetails', { ...own, agencyId: council });
  });
});

describe('ending an account', () => {
  test('makes it inactive and takes its slot away; letting the person back in gives them another', async () => {
    const { id } = await add();
    const slot = open.open.keyFile.current().slots.find((one) => one.userId === id);
    expect(await open.call('users.disable', { userId: id })).toEqual({ slotRemoved: true });
    expect(await person(id)).toMatchObject({ active: false, hasSlot: false });
    expect(await said('users.disable', { userId: id })).toBe('account-ended userId');
    expect(await said('users.givePassphrase', { userId: id, passphrase })).toBe('account-ended userId');
    expect(await said('users.enable', { userId: id, passphrase: 'too short' })).toBe('passphrase-too-short passphrase');
    await open.call('users.enable', { userId: id, passphrase });
    expect(await person(id)).toMatchObject({ active: true, hasSlot: true });
    expect(open.open.keyFile.current().slots.find((one) => one.userId === id)?.publicKey).not.toBe(slot?.publicKey);
    expect(await said('users.enable', { userId: id, passphrase })).toBe('account-active userId');
  });

  test('is never one’s own to do, nor the last administrator’s', async () => {
    const { id } = open.session.user;
    const before = everythingKept();
    expect(await said('users.disable', { userId: id })).toBe('last-administrator userId');
    expect(everythingKept()).toBe(before);
    account('Gareth', ['administrator'], council);
    expect(await said('users.disable', { userId: id })).toBe('own-account userId');
    expect(await said('users.disable', { userId: absent })).toBe('not-found userId');
  });
});

describe('handing a colleague a passphrase', () => {
  test('gives them another key pair, says that a sealed grant is gone, and is noted with whose it is', async () => {
    const { id } = await add();
    const [before] = open.open.keyFile.current().slots.filter((slot) => slot.userId === id);
    expect(await open.call('users.givePassphrase', { userId: id, passphrase })).toEqual({ sealedGrantEnded: false });
    const [after, ...others] = open.open.keyFile.current().slots.filter((slot) => slot.userId === id);
    expect(others).toEqual([]);
    expect(after?.publicKey).not.toBe(before?.publicKey);
    const sealedKey = { ephemeral: after?.dataKey.ephemeral ?? '', sealed: 'x' };
    open.open.keyFile.changeSlots((slots) => slots.map((slot) => (slot.userId === id ? { ...slot, sealedKey } : slot)));
    expect(await person(id)).toMatchObject({ opensSealed: true });
    expect(await open.call('users.givePassphrase', { userId: id, passphrase })).toEqual({ sealedGrantEnded: true });
    expect(await person(id)).toMatchObject({ opensSealed: false });
    const noted = open.session.raw.prepare("SELECT detail FROM audit WHERE operation = 'users.givePassphrase'").all();
    expect(noted).toEqual([0, 1].map(() => ({ detail: JSON.stringify({ user: id }) })));
  });

  test('is refused for oneself, for nobody and with a passphrase that will not do, and nothing is kept', async () => {
    const { id } = open.session.user;
    const colleague = account('Tadeusz');
    const before = everythingKept();
    expect(await said('users.givePassphrase', { userId: id, passphrase })).toBe('own-passphrase userId');
    expect(await said('users.givePassphrase', { userId: absent, passphrase })).toBe('not-found userId');
    for (const [typed, code] of [
      ['too short', 'passphrase-too-short'],
      ['passwordpassword', 'passphrase-too-common'],
      ['x'.repeat(1025), 'passphrase-too-long'],
    ] as const)
      expect(await said('users.givePassphrase', { userId: colleague, passphrase: typed })).toBe(`${code} passphrase`);
    expect(everythingKept()).toBe(before);
  });
});

describe('agencies', () => {
  test('are added, renamed and taken out of the partnership', async () => {
    const { id } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    await open.call('users.changeAgency', { agencyId: id, name: 'Turning Paths', kind: 'health', active: false });
    expect((await list()).agencies.at(-1)).toEqual({
      id,
      name: 'Turning Paths',
      kind: 'health',
      active: false,
      coordinating: false,
      people: 0,
    });
  });

  test('that clash, are worked for or run the register are refused', async () => {
    account('Tadeusz');
    const change = { agencyId: housing, name: 'Lanternfield', kind: 'housing', active: true };
    for (const [name, input, code] of [
      ['users.addAgency', { name: 'lanternfield housing', kind: 'housing' }, 'agency-name-taken name'],
      ['users.addAgency', { name: ' ', kind: 'housing' }, 'text-missing name'],
      ['users.addAgency', { name: 'Harbour', kind: 'circus' }, 'unknown-code kind'],
      ['users.changeAgency', { ...change, name: 'Midshire council' }, 'agency-name-taken name'],
      ['users.changeAgency', { ...change, active: false }, 'agency-in-use active'],
      ['users.changeAgency', { ...change, agencyId: council, active: false }, 'agency-coordinates active'],
      ['users.changeAgency', { ...change, agencyId: absent }, 'not-found agencyId'],
    ] as const)
      expect([input, await said(name, input)]).toEqual([input, code]);
  });
});

test('no passphrase is found in the register, the key file or any reply', async () => {
  const { id } = await add();
  await open.call('users.givePassphrase', { userId: id, passphrase: 'marble thistle engine window' });
  const refusals = await Promise.all([
    open.refused('users.add', newColleague()),
    open.refused('users.givePassphrase', { userId: id, passphrase: 'short marble' }),
  ]);
  const everything = [everythingKept(), JSON.stringify(refusals), JSON.stringify(await list())].join();
  for (const word of ['lantern copper', 'marble', 'thistle']) expect(everything).not.toContain(word);
});
