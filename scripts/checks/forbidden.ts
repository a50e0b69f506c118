import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from 'vite';
import { type Finding, isTest, listFiles, readSources, report, type SourceFile } from './source.ts';

type Place = Pick<Finding, 'line' | 'message'>;

/** A call such as `Date.now()` as text, or an empty string. */
const calledName = (
  callee: { readonly type: string; readonly start: number; readonly end: number },
  text: string,
): string => (callee.type === 'MemberExpression' ? text.slice(callee.start, callee.end) : '');

/** The domain is told the time and is handed its ids, so that every rule gives the same answer twice. */
const hiddenInputs = (file: SourceFile): Place[] => {
  const found: Place[] = [];
  const add = (offset: number, what: string): void => {
    found.push({ line: file.lineAt(offset), message: `${what}: pass the clock or the value in` });
  };
  new Visitor({
    NewExpression: (node) => {
      const named = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (named && node.arguments.length === 0) add(node.start, 'new Date()');
    },
    CallExpression: (node) => {
      const name = calledName(node.callee, file.text);
      if (/^(Date\.now|performance\.now|Math\.random|crypto\.randomUUID)$/.test(name)) add(node.start, `${name}()`);
    },
  }).visit(file.program);
  return found;
};

/** The database and the host are tested with the real thing; fakes exist for ports only, and are passed in. */
const moduleMocks = (file: SourceFile): Place[] => {
  const found: Place[] = [];
  new Visitor({
    CallExpression: (node) => {
      const name = calledName(node.callee, file.text);
      if (/^vi\.(mock|doMock|hoisted)$/.test(name)) {
        found.push({ line: file.lineAt(node.start), message: `${name}: test the real thing, or pass a port in` });
      }
    },
  }).visit(file.program);
  return found;
};

const linesMatching = (text: string, pattern: RegExp, message: string): Place[] =>
  text.split('\n').flatMap((line, index) => (pattern.test(line) ? [{ line: index + 1, message }] : []));

// Spelt with brackets so that this file does not find itself.
const leftover = /\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b/;
const silencedType = /@ts-(expect-erro[r]|ignor[e]|nochec[k])/;

interface ForbiddenRule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  readonly find: (file: SourceFile) => Place[];
}

export const forbiddenRules: readonly ForbiddenRule[] = [
  {
    name: 'no-hidden-inputs',
    applies: (path) => path.startsWith('domain/') && !isTest(path),
    find: hiddenInputs,
  },
  {
    name: 'no-module-mocks',
    applies: (path) => /^(db|electron\/host)\//.test(path),
    find: moduleMocks,
  },
  {
    name: 'no-silenced-types',
    applies: (path) => !isTest(path),
    find: (file) => linesMatching(file.text, silencedType, 'only a test may expect a type error'),
  },
];

const proseFiles = [
  '*.{md,json,yml,html}',
  '{domain,db,electron,renderer,e2e,bench,torture,scripts,docs}/**/*.{md,css,html,yml,json,sql}',
];

/** Unfinished work belongs in the list of work, not in the tree: this looks at prose and style sheets too. */
const leftovers = (root: string, sources: readonly SourceFile[]): Finding[] => {
  const prose = listFiles(root, proseFiles).filter((path) => path !== 'package-lock.json');
  const texts = [...sources, ...prose.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))];
  return texts.flatMap(({ path, text }) =>
    linesMatching(text, leftover, 'finish it, or take it out').map((place) => ({
      rule: 'no-leftovers',
      path,
      ...place,
    })),
  );
};

/** Everything in the tree below `root` that compiles and lints and still must not be there. */
export const checkForbidden = (root: string): Finding[] => {
  const sources = readSources(root);
  const found = forbiddenRules.flatMap((rule) =>
    sources
      .filter((file) => rule.applies(file.path))
      .flatMap((file) => rule.find(file).map((place) => ({ rule: rule.name, path: file.path, ...place }))),
  );
  return [...found, ...leftovers(root, sources)];
};

if (import.meta.main) report(checkForbidden(process.cwd()), 'no hidden clock, mock, silenced type or leftover');
