import { setImmediate } from 'node:timers/promises';

/** So long at most the host answers nobody else, in milliseconds. */
const longest = 50;

/**
 * Runs work that yields between its pieces, and lets the host answer others in between; `between` is told then what was
 * yielded last, and may end the work by throwing.
 */
export async function inPieces<Y, T>(work: Generator<Y, T>, between: (last: Y) => void = () => undefined): Promise<T> {
  let began = performance.now();
  try {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      // Half of it, since the next piece comes on top.
      if (performance.now() - began < longest / 2) continue;
      await setImmediate();
      between(step.value);
      began = performance.now();
    }
  } finally {
    work.return(undefined as T);
  }
}
