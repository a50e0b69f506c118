import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expectedFuses, newerFuses } from '../electron/shells/electron/fuses.ts';
import { pinnedNode, projectEnvironment, root } from './bootstrap.mjs';

/**
 * npm run package: builds, packs an unpacked application into `release/`, and reads its fuses back. With
 * `CASEBOOK_ELECTRON_DIST` (a folder with an unpacked Electron) it needs no network.
 */
const run = (args: readonly string[]): void => {
  const { status } = spawnSync(pinnedNode, args, { cwd: root, env: projectEnvironment(), stdio: 'inherit' });
  if (status !== 0) throw new Error(`${args[0]} ended with status ${status}`);
};

/** The version of an unpacked Electron: from its `version` file, else from the program itself. */
const versionOf = (dist: string): string => {
  const file = join(dist, 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  const asNode = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = spawnSync(join(dist, 'electron'), ['-p', 'process.versions.electron'], { env: asNode });
  const version = String(stdout).trim();
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error('CASEBOOK_ELECTRON_DIST does not hold an unpacked Electron');
  return version;
};

const localElectron = (dist: string | undefined): string[] =>
  dist ? [`-c.electronDist=${dist}`, `-c.electronVersion=${versionOf(dist)}`] : [];

const builtProgram = (): string => {
  const arm = process.arch === 'arm64' ? '-arm64' : '';
  const programs: Partial<Record<NodeJS.Platform, string>> = {
    linux: `linux${arm}-unpacked/mcn-casebook`,
    win32: `win${arm}-unpacked/MCN Casebook.exe`,
    darwin: `mac${arm}/MCN Casebook.app`,
  };
  const program = programs[process.platform];
  if (!program) throw new Error(`no packaging for ${process.platform}`);
  return join(root, 'release', program);
};

const wordFor = (state: unknown): string => {
  if (state === FuseState.ENABLE) return 'on';
  if (state === FuseState.DISABLE) return 'off';
  return 'not there';
};

const expectation = (name: string, found: string): string => {
  const listed = expectedFuses[name] ?? (found === 'not there' ? undefined : newerFuses[name]);
  if (listed === undefined) return 'not there';
  return listed ? 'on' : 'off';
};

/** Compares every fuse of the built program with the committed list, both ways; answers how many differ. */
const compareFuses = async (program: string): Promise<number> => {
  const { version: _, ...wire } = await getCurrentFuseWire(program);
  const found = new Map(Object.entries(wire).map(([index, state]) => [FuseV1Options[Number(index)] ?? index, state]));
  const rows = [...new Set([...Object.keys(expectedFuses), ...found.keys()])].map((name) => {
    const word = wordFor(found.get(name));
    return { name, word, expected: expectation(name, word) };
  });
  for (const { name, word, expected } of rows) {
    console.log(
      word === expected ? `as committed  ${name}: ${word}` : `DIFFERS  ${name}: ${word}, expected ${expected}`,
    );
  }
  return rows.filter(({ word, expected }) => word !== expected).length;
};

run(['scripts/build.ts']);
run([
  'node_modules/electron-builder/cli.js',
  '--dir',
  '--publish=never',
  ...localElectron(process.env.CASEBOOK_ELECTRON_DIST),
]);
const differing = await compareFuses(builtProgram());
if (differing > 0) {
  console.error(`${differing} fuses differ from electron/shells/electron/fuses.ts.`);
  process.exitCode = 1;
}
