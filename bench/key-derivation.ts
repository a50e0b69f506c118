import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { costFor, leastCost } from '../domain/vault/derivation-cost.ts';
import { deriveKey, measureDerivation } from '../electron/host/vault/derive.ts';
import { type Figure, figureOf, longestPause, timed } from './figures.ts';

/** The cost that a new passphrase gets on this computer, measured as the application measures it. */
async function costHere() {
  const taken = [];
  for (let at = 0; at < 3; at += 1) taken.push((await measureDerivation(leastCost)).milliseconds);
  return costFor({ ...leastCost, milliseconds: Math.min(...taken) }, os.totalmem() / 1024);
}

/** Key derivation at the cost calibrated here, and how long it holds up the thread that answers the window. */
export async function measureKeyDerivation(): Promise<Figure[]> {
  const cost = await costHere();
  const derive = async (): Promise<void> =>
    (await deriveKey('tangerine gate walks slow', randomBytes(16), cost)).wipe();
  const taken = figureOf(
    `Key derivation as calibrated here, ${cost.memoryKiB / 1024} MiB and ${cost.passes} passes`,
    await timed(5, derive, 1),
  );
  const pauses: number[] = [];
  for (let at = 0; at < 3; at += 1) pauses.push(await longestPause(derive));
  const paused = figureOf('Longest pause of the answering thread meanwhile', pauses);
  return [
    { ...taken, goal: { words: '0.75 to 1.5 s', met: taken.median > 750 && taken.median < 1500 } },
    { ...paused, goal: { words: 'under 100 ms', met: paused.median < 100 } },
  ];
}
