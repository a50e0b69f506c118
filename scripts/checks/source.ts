import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** One parsed file; `path` is relative to the tree under check, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: ReturnType<typeof parseSync>['program'];
  /** The 1-based line of a character offset. */
  readonly lineAt: (offset: number) => number;
}

/** One finding of a check: which rule, where, and what to do about it. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** The folders whose code is ours, in the order of the import directions. */
const folders = ['domain', 'db', 'electron', 'renderer', 'e2e', 'bench', 'torture', 'scripts'];

/** Code that breaks the rules on purpose, so that the tests can prove that each rule fires. */
const fixtures = 'scripts/checks/fixtures/';

/** Paths below `root` that match, sorted, without the fixtures. */
export const listFiles = (root: string, patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith(fixtures))
    .sort();

const lineFinder = (text: string): ((offset: number) => number) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    return next === -1 ? starts.length : next;
  };
};

/**
 * Every TypeScript and JavaScript file of ours below `root`, parsed.
 * TypeScript 7 has no compiler interface for tools, so the parser is the one inside Vite.
 * Throws with the path where a file does not parse.
 */
export const readSources = (root: string): SourceFile[] =>
  listFiles(root, [...folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs,cjs}`), '*.{ts,mjs,cjs}']).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const { program, errors } = parseSync(posix.basename(path), text);
    const broken = errors[0];
    if (broken) throw new Error(`${path} does not parse: ${broken.message}`);
    return { path, text, program, lineAt: lineFinder(text) };
  });

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);

/** Prints what was found, one line each, and sets the exit status. */
export const report = (findings: readonly Finding[], healthy: string): void => {
  for (const { path, line, rule, message } of findings) console.error(`${path}:${line}  ${rule}: ${message}`);
  if (findings.length === 0) console.log(healthy);
  else process.exitCode = 1;
};
