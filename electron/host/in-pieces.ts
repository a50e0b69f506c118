import { setImmediate } from 'node:timers/promises';

/** So long at most the host answers nobody else, in milliseconds. */
const longest = 50;

/** Runs work that yields between its pieces, and lets the host answer others in between. */
export async function inPieces<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < longest) continue;
    await setImmediate();
    began = performance.now();
  }
}
