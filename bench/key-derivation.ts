import { randomBytes } from 'node:crypto';
import { deriveKey, standardCost } from '../electron/host/vault/derive.ts';
import { type Figure, figureOf, timed } from './figures.ts';

/** The longest time in which this thread could not do anything else while a key was derived. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 2);
  await work();
  clearInterval(beat);
  return longest;
}

/** Key derivation at the standard cost, and how long it holds up the thread that answers the window. */
export async function measureKeyDerivation(): Promise<Figure[]> {
  const derive = async (): Promise<void> =>
    (await deriveKey('tangerine gate walks slow', randomBytes(16), standardCost)).wipe();
  const taken = figureOf('Key derivation, 128 MiB and 3 passes, in a worker', await timed(5, derive, 1));
  const pauses: number[] = [];
  for (let at = 0; at < 3; at += 1) pauses.push(await longestPause(derive));
  const paused = figureOf('Longest pause of the answering thread meanwhile', pauses);
  return [
    { ...taken, goal: { words: 'about a second', met: taken.median > 300 && taken.median < 2000 } },
    { ...paused, goal: { words: 'under 100 ms', met: paused.median < 100 } },
  ];
}
