import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockAsMarkdown } from '../../domain/governance/as-markdown.ts';
import { dataFlowDescription, dataFlowSvg } from '../../domain/governance/data-flow.ts';
import { limitsTable } from '../../domain/governance/limits.ts';

const root = path.resolve(import.meta.dirname, '../..');
const docs = path.join(root, 'docs/security');
const read = (name: string): string => readFileSync(path.join(docs, name), 'utf8');

describe('the security pages of the guide', () => {
  test('hold the limits that the program itself shows, word for word', () => {
    expect(read('threat-model.md')).toContain(blockAsMarkdown(limitsTable()));
  });

  test('hold the picture that the program itself shows, with its words beside it', () => {
    expect(read('data-flow.svg')).toBe(`${dataFlowSvg()}\n`);
    expect(read('data-flow.md')).toContain('](data-flow.svg)');
    expect(read('data-flow.svg')).toContain(dataFlowDescription);
  });

  test('send whoever holds the keys to what is really on the screen and in the terminal', () => {
    const source = (file: string): string => readFileSync(path.join(root, file), 'utf8');
    const ceremony = read('key-ceremony.md');
    for (const [words, file] of [
      ['Keys and recovery', 'renderer/features/vault/keys-panel.tsx'],
      ['Use the recovery code', 'renderer/features/vault/recover.tsx'],
      ['Security pack', 'renderer/features/governance/governance-tabs.tsx'],
      ['A laptop is missing', 'renderer/features/governance/lost-laptop.tsx'],
    ] as const)
      expect([words, ceremony.includes(words), source(file).includes(words)]).toEqual([words, true, true]);
    expect(ceremony).toContain('`recover`');
    expect(source('electron/shells/terminal/arguments.ts')).toContain('  recover: {');
    // What it promises of a new code is what the code does.
    expect(ceremony).toContain('The code\nof before holds until the last group of each new paper has been typed back');
  });

  test('name only files that exist, and link only to pages that exist', () => {
    for (const page of readdirSync(docs).filter((name) => name.endsWith('.md'))) {
      const named = read(page).match(/`((?:db|domain|electron|renderer|e2e|scripts)\/[^`\s]+\.tsx?)`/g) ?? [];
      for (const file of named) expect([file, existsSync(path.join(root, file.slice(1, -1)))]).toEqual([file, true]);
      for (const [, link = ''] of read(page).matchAll(/\]\(([^)#]+)\)/g))
        expect([link, existsSync(path.join(docs, link))]).toEqual([link, true]);
    }
    expect(read('how-to-verify.md').match(/\.test\.ts`/g)?.length).toBeGreaterThan(8);
  });
});
