import { randomFillSync } from 'node:crypto';

// Asking the system for randomness costs as much for 8 bytes as for thousands.
const pool = new Uint8Array(4096);
let handedOut = pool.length;

/** Random bytes for a nonce, an id or a key, 1 to 4096 of them. What was handed out is forgotten here and never handed out again. */
export function freshBytes(length: number): Uint8Array {
  if (handedOut + length > pool.length) {
    randomFillSync(pool);
    handedOut = 0;
  }
  const bytes = pool.slice(handedOut, handedOut + length);
  pool.fill(0, handedOut, handedOut + length);
  handedOut += length;
  return bytes;
}
