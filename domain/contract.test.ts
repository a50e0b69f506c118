import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { type About, type Access, allow, type Category, categories, roleCategories, roles } from './access.ts';
import { type Call, contract, type InputOf, type OutputOf, operationNames } from './contract.ts';
import type { Json } from './json.ts';
import { disclosesNothing, operation, topics } from './operation.ts';
import { refusalCodes, sentenceFor } from './refusal.ts';

const misuse = async (call: Call): Promise<void> => {
  // @ts-expect-error an operation that does not exist
  await call('people.forget', {});
  // @ts-expect-error an input of the wrong shape
  await call('people.open', { id: 'x' });
  const reply = await call('people.list', {});
  // @ts-expect-error a value that may be a refusal
  reply.value.people;
};

// @ts-expect-error an operation without an access rule does not compile
operation({
  kind: 'read',
  about: 'nobody',
  discloses: disclosesNothing,
  changes: [],
  input: z.strictObject({}),
  output: z.strictObject({}),
});

// @ts-expect-error nor one that does not say what it discloses
operation({
  kind: 'read',
  access: allow(roles, []),
  about: 'nobody',
  changes: [],
  input: z.strictObject({}),
  output: z.strictObject({}),
});

// @ts-expect-error nor one that does not say whom it is about
operation({
  kind: 'read',
  access: allow(roles, []),
  discloses: disclosesNothing,
  changes: [],
  input: z.strictObject({}),
  output: z.strictObject({}),
});

test('wrong calls do not compile, and everything that crosses is JSON', () => {
  expectTypeOf(misuse).toBeFunction();
  expectTypeOf<OutputOf<'people.open'>>().toExtend<Json>();
  expectTypeOf<OutputOf<'fidelity.open'>>().toExtend<Json>();
  expectTypeOf<OutputOf<'outcomes.grid'>>().toExtend<Json>();
  expectTypeOf<InputOf<'people.add'>>().toHaveProperty('preferredName');
});

describe.each(operationNames.map((name) => [name, contract[name]] as const))('%s', (name, shape) => {
  test('is named feature.verb, and takes and gives strict objects', () => {
    expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(shape.input).toBeInstanceOf(z.ZodObject);
    expect(shape.input.safeParse({ ...Object.fromEntries([['unknown-key', 1]]) }).success).toBe(false);
  });

  test('says who may call it, from which window, and what it touches', () => {
    expect(shape.access.windows.length).toBeGreaterThan(0);
    if (shape.access.when === 'unlocked') {
      expect(shape.access.roles.length).toBeGreaterThan(0);
      expect(shape.access.categories.every((category) => categories.includes(category))).toBe(true);
    }
  });

  test('announces only known topics, and none for a read', () => {
    expect(shape.changes.every((topic) => topics.includes(topic))).toBe(true);
    if (shape.kind === 'read') expect(shape.changes).toEqual([]);
  });
});

/** What is wrong with a declaration of who may see what; nothing where it can be kept. */
function wrongWith(access: Access, about: About<never>): readonly string[] {
  if (access.when === 'before-unlock') return about === 'nobody' ? [] : ['names somebody before unlocking'];
  const declared: readonly Category[] = access.categories;
  const wrong =
    typeof about === 'function' && !declared.includes('identity') ? ['names a person without identity'] : [];
  // What is sealed opens by its own key and never by a role, so no role lends it.
  const byRole = declared.filter((category) => category !== 'sealed');
  if (byRole.length === 0) return wrong;
  const blind = access.roles.filter((role) => !byRole.some((category) => roleCategories[role].includes(category)));
  return [...wrong, ...blind.map((role) => `${role} may see nothing of it`)];
}

describe('who may see what', () => {
  test.each(operationNames.map((name) => [name]))(
    '%s: a person is named with identity, and every role sees some of it',
    (name) => {
      const { access, about } = contract[name];
      expect(wrongWith(access, about)).toEqual([]);
    },
  );

  test('a declaration that could not be kept is found', () => {
    const named: About<never> = () => null;
    expect(wrongWith(allow(['caseworker'], ['health']), named)).toEqual(['names a person without identity']);
    expect(wrongWith(allow(['reader'], ['identity']), named)).toEqual(['reader may see nothing of it']);
    expect(wrongWith(allow(['caseworker'], ['identity', 'sealed']), named)).toEqual([]);
  });
});

test('every refusal has a stable code and a sentence that ends', () => {
  for (const code of refusalCodes) {
    expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(sentenceFor(code)).toMatch(/^[A-Z].{10,}\.$/);
  }
});
