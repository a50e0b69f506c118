import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ShellName } from '../e2e/shells.ts';
import { type Figure, figureOf } from './figures.ts';

const program = path.join(import.meta.dirname, 'open-window.ts');

/** Milliseconds from starting the program to its line; it ends by itself afterwards. */
const waitedFor = (shell: ShellName, what: 'casebook' | 'bare'): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--no-warnings', program, shell, what], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let waited: number | null = null;
    child.stdout.once('data', () => {
      waited = performance.now() - begun;
    });
    child.once('exit', () => (waited === null ? reject(new Error(`${what} did not open`)) : resolve(waited)));
  });

/** From the start command, already built, to the first screen, beside a bare window of the same shell, in turn. */
export async function measureStartUp(shell: ShellName): Promise<Figure[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  await waitedFor(shell, 'bare');
  for (let at = 0; at < 5; at += 1) {
    bare.push(await waitedFor(shell, 'bare'));
    ours.push(await waitedFor(shell, 'casebook'));
  }
  const plain = figureOf(`A bare window (${shell})`, bare);
  const figure = figureOf(`Start to the first screen (${shell})`, ours);
  const ratio = figure.median / plain.median;
  const goal = { words: 'within 1.5 × a bare window', met: ratio <= 1.5 };
  return [{ ...figure, against: { name: 'a bare window', ratio }, goal }, plain];
}
