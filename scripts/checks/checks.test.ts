import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBoundaries } from './boundaries.ts';
import { boundaryRules } from './boundary-rules.ts';
import { checkForbidden, forbiddenRules } from './forbidden.ts';
import { resolveSpecifier } from './imports.ts';
import { checkSizes } from './sizes.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const rulesIn = (findings: readonly { readonly rule: string }[]): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

describe('import directions', () => {
  const tree = (name: string): string => join(fixtures, 'boundaries', name);
  const rules = [...boundaryRules.map(({ name }) => name), 'no-cycles'];

  test.each(rules)('%s fires on its fixture', (name) => {
    expect(rulesIn(checkBoundaries(tree(name)).findings)).toContain(name);
  });

  test('every fixture belongs to a rule', () => {
    expect(readdirSync(join(fixtures, 'boundaries')).sort()).toEqual([...rules, 'nothing-wrong'].sort());
  });

  test('a tree with every allowed direction passes', () => {
    expect(checkBoundaries(tree('nothing-wrong')).findings).toEqual([]);
  });

  test('a finding names the file and the line', () => {
    expect(checkBoundaries(tree('preload-stays-bare')).findings[0]).toMatchObject({
      path: 'electron/preload.ts',
      line: 2,
    });
  });

  test.each([
    ['./open.ts', 'db/open.ts'],
    ['../domain/json.ts', 'domain/json.ts'],
    ['fs', 'node:fs'],
    ['node:fs/promises', 'node:fs/promises'],
    ['react-dom/client', 'npm:react-dom'],
    ['@tanstack/react-query', 'npm:@tanstack/react-query'],
    ['electron/main', 'npm:electron'],
    ['./logo.svg?url', 'db/logo.svg'],
  ])('%s points to %s', (specifier, target) => {
    expect(resolveSpecifier('db/migrate.ts', specifier)).toBe(target);
  });
});

describe('forbidden things', () => {
  const tree = (name: string): string => join(fixtures, 'forbidden', name);
  const rules = [...forbiddenRules.map(({ name }) => name), 'no-leftovers'];

  test.each(rules)('%s fires on its fixture', (name) => {
    expect(rulesIn(checkForbidden(tree(name)))).toEqual([name]);
  });

  test('every fixture belongs to a rule', () => {
    expect(readdirSync(join(fixtures, 'forbidden')).sort()).toEqual([...rules, 'nothing-wrong'].sort());
  });

  test('a clock passed in and an expected type error in a test pass', () => {
    expect(checkForbidden(tree('nothing-wrong'))).toEqual([]);
  });
});

test('a file of 401 lines and a function of 81 are too long, one of 80 is not', () => {
  const found = checkSizes(join(fixtures, 'sizes')).findings.map(({ rule, path }) => `${rule} ${path}`);
  expect(found).toEqual(['file-size domain/long-file.ts', 'function-size domain/long-function.ts']);
});
