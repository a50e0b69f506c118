import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Role, roles } from '../access.ts';
import { type AccountStanding, checkLeaving, checkRoleChange, checkRoles, sameSignInName } from './rules.ts';

const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 });
const standings: fc.Arbitrary<AccountStanding[]> = fc
  .array(fc.record({ active: fc.boolean(), roles: someRoles }), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, at) => ({ ...row, id: `user-${at}` })));
const administrators = (accounts: readonly AccountStanding[]): number =>
  accounts.filter((one) => one.active && one.roles.includes('administrator')).length;

describe('whatever one administrator does to another', () => {
  test('a register that had an administrator keeps one', () => {
    fc.assert(
      fc.property(standings, fc.nat(5), fc.nat(5), someRoles, fc.boolean(), (accounts, at, by, next, leaves) => {
        fc.pre(administrators(accounts) > 0);
        const who = { id: `user-${at % accounts.length}`, by: `user-${by % accounts.length}` };
        const refused = leaves ? checkLeaving(accounts, who) : checkRoleChange(accounts, who, next);
        if (refused !== null) return;
        const after = accounts.map((one) =>
          one.id !== who.id ? one : leaves ? { ...one, active: false } : { ...one, roles: next },
        );
        expect(administrators(after)).toBeGreaterThan(0);
      }),
    );
  });

  test('nobody decides about themselves', () => {
    fc.assert(
      fc.property(standings, fc.nat(5), someRoles, (accounts, at, next) => {
        const id = `user-${at % accounts.length}`;
        expect(checkRoleChange(accounts, { id, by: id }, next)).not.toBeNull();
        expect(checkLeaving(accounts, { id, by: id })).not.toBeNull();
      }),
    );
  });
});

test.each<[Role[], boolean, ReturnType<typeof checkRoles>]>([
  [['coordinator'], true, null],
  [['caseworker', 'administrator'], false, null],
  [['coordinator'], false, 'role-needs-coordinating-agency'],
  [['reader', 'information-governance'], false, 'role-needs-coordinating-agency'],
  [['evaluator'], true, 'evaluator-no-account'],
  [['caseworker', 'evaluator'], true, 'evaluator-no-account'],
  [[], true, 'role-missing'],
])('%o in the coordinating agency (%s): %s', (given, coordinating, expected) => {
  expect(checkRoles(given, coordinating)).toBe(expected);
});

test('a sign-in name is the same in other capitals, spaces and forms of a letter, and no other', () => {
  expect(sameSignInName('Inês Duarte', ' inês  DUARTE ')).toBe(true);
  expect(sameSignInName('Inês', 'Ine\u0302s')).toBe(true);
  expect(sameSignInName('Inês', 'Ines')).toBe(false);
});
