import { Visitor } from 'vite';
import { type Finding, isTest, readSources, report, type SourceFile } from './source.ts';

/** Hard limits in lines. The aims are about 90 lines a file and 10 a function. */
export const limits = { file: 400, function: 80 } as const;

interface Size {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly lines: number;
}

interface Span {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** `describe` bodies only group tests; each test inside is measured by itself. */
const isGrouping = (callee: string): boolean => /^(test\.)?describe(\.\w+)*$/.test(callee);

/** Named and unnamed functions, methods and arrows of one file, with their length in lines. */
export const functionSizes = (file: SourceFile): Size[] => {
  const names = new Map<number, string>();
  const groups = new Set<number>();
  const found: Size[] = [];
  const measure = (node: Span & { readonly id?: { readonly name: string } | null }): void => {
    if (groups.has(node.start)) return;
    const line = file.lineAt(node.start);
    const name = node.id?.name ?? names.get(node.start) ?? '(unnamed)';
    found.push({ path: file.path, line, name, lines: file.lineAt(node.end) - line + 1 });
  };
  const remember = (value: Span | null | undefined, key: Span): void => {
    if (value) names.set(value.start, file.text.slice(key.start, key.end).split(/[:\n]/)[0] ?? '');
  };
  new Visitor({
    VariableDeclarator: (node) => remember(node.init, node.id),
    Property: (node) => remember(node.value, node.key),
    MethodDefinition: (node) => remember(node.value, node.key),
    PropertyDefinition: (node) => remember(node.value, node.key),
    CallExpression: (node) => {
      const last = node.arguments.at(-1);
      if (last && isTest(file.path) && isGrouping(file.text.slice(node.callee.start, node.callee.end)))
        groups.add(last.start);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(file.program);
  return found;
};

const fileSize = ({ path, text }: SourceFile): Size => ({
  path,
  line: 1,
  name: '(file)',
  lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
});

const tooLong = (sizes: readonly Size[], limit: number, what: string): Finding[] =>
  sizes
    .filter(({ lines }) => lines > limit)
    .map(({ path, line, name, lines }) => ({
      rule: `${what}-size`,
      path,
      line,
      message: `${name} has ${lines} lines; the limit is ${limit}`,
    }));

/** Files and functions of the tree below `root`, longest first, and those beyond the limits. */
export const checkSizes = (root: string): { files: Size[]; functions: Size[]; findings: Finding[] } => {
  const sources = readSources(root);
  const longestFirst = (a: Size, b: Size): number => b.lines - a.lines;
  const files = sources.map(fileSize).sort(longestFirst);
  const functions = sources.flatMap(functionSizes).sort(longestFirst);
  const findings = [...tooLong(files, limits.file, 'file'), ...tooLong(functions, limits.function, 'function')];
  return { files, functions, findings };
};

const at = (sizes: readonly Size[], share: number): number =>
  sizes[Math.floor((1 - share) * (sizes.length - 1))]?.lines ?? 0;

const printTable = (title: string, sizes: readonly Size[], limit: number): void => {
  console.log(
    `${title}: ${sizes.length}, median ${at(sizes, 0.5)}, nine in ten up to ${at(sizes, 0.9)}, limit ${limit}`,
  );
  for (const { path, line, name, lines } of sizes.slice(0, 8)) {
    console.log(`  ${String(lines).padStart(4)}  ${path}:${line}  ${name}`);
  }
};

if (import.meta.main) {
  const { files, functions, findings } = checkSizes(process.cwd());
  printTable('Lines per file', files, limits.file);
  printTable('Lines per function', functions, limits.function);
  report(findings, 'nothing beyond the limits');
}
