import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { Visitor } from 'vite';
import type { SourceFile } from './source.ts';

/** One import as written in a file. */
export interface Import {
  /** `npm:` and the package, `node:` and the module, or the path of a file of ours. */
  readonly to: string;
  /** Whether nothing of it is left once the types are stripped. */
  readonly typeOnly: boolean;
  readonly line: number;
}

const builtins = new Set(builtinModules);

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Where a specifier points: files of ours by path, packages by name without their subpath. */
export const resolveSpecifier = (from: string, specifier: string): string => {
  const plain = specifier.replace(/[?#].*$/, '');
  if (plain.startsWith('.')) return posix.join(posix.dirname(from), plain);
  if (plain.startsWith('node:')) return plain;
  const name = packageName(plain);
  return builtins.has(name) ? `node:${plain}` : `npm:${name}`;
};

interface Kinded {
  readonly importKind?: string;
  readonly exportKind?: string;
}

/** `import { type A }` does not count: with its types stripped it still loads the file. */
const isType = (node: Kinded): boolean => node.importKind === 'type' || node.exportKind === 'type';

const literalText = (node: { readonly type: string } | undefined): string | undefined =>
  node?.type === 'Literal' && 'value' in node && typeof node.value === 'string' ? node.value : undefined;

/** Every static, dynamic and type import, re-export and `require` of a file, in the order they stand. */
export const importsOf = (file: SourceFile): Import[] => {
  const found: Import[] = [];
  const add = (specifier: string | undefined, typeOnly: boolean, offset: number): void => {
    if (specifier !== undefined) {
      found.push({ to: resolveSpecifier(file.path, specifier), typeOnly, line: file.lineAt(offset) });
    }
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, isType(node), node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, isType(node), node.start);
    },
    ExportAllDeclaration: (node) => add(node.source.value, isType(node), node.start),
    ImportExpression: (node) => add(literalText(node.source), false, node.start),
    TSImportType: (node) => add(literalText(node.source), true, node.start),
    CallExpression: (node) => {
      const named = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (named) add(literalText(node.arguments[0]), false, node.start);
    },
  }).visit(file.program);
  return found;
};
