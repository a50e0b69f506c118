import { boundaryRules } from './boundary-rules.ts';
import { type Import, importsOf } from './imports.ts';
import { type Finding, readSources, report } from './source.ts';

type Imports = ReadonlyMap<string, readonly Import[]>;

const breaches = (imports: Imports): Finding[] => {
  const found: Finding[] = [];
  for (const [path, list] of imports) {
    for (const rule of boundaryRules.filter((candidate) => candidate.from(path))) {
      for (const imported of list.filter((candidate) => !rule.allows(candidate, path))) {
        const message = `imports ${imported.to}; ${rule.because}`;
        found.push({ rule: rule.name, path, line: imported.line, message });
      }
    }
  }
  return found;
};

/** Depth first over imports that survive the stripping of types; each way back to a file still open is a cycle. */
const cycles = (imports: Imports): Finding[] => {
  const found: Finding[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    for (const { to, typeOnly, line } of imports.get(path) ?? []) {
      if (typeOnly || done.has(to)) continue;
      const opened = trail.indexOf(to);
      if (opened === -1) walk(to, [...trail, to]);
      else found.push({ rule: 'no-cycles', path, line, message: [...trail.slice(opened), to].join(' -> ') });
    }
    done.add(path);
  };
  for (const path of imports.keys()) if (!done.has(path)) walk(path, [path]);
  return found;
};

/** Every import of the tree below `root` that points the wrong way, and every cycle. */
export const checkBoundaries = (root: string): { findings: Finding[]; files: number; imports: number } => {
  const imports = new Map(readSources(root).map((file) => [file.path, importsOf(file)]));
  const count = [...imports.values()].reduce((sum, list) => sum + list.length, 0);
  return { findings: [...breaches(imports), ...cycles(imports)], files: imports.size, imports: count };
};

if (import.meta.main) {
  const { findings, files, imports } = checkBoundaries(process.cwd());
  report(findings, `${imports} imports in ${files} files, all pointing the right way`);
}
