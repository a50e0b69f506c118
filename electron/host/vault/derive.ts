import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { normalisePassphrase } from '../../../domain/vault/passphrase.ts';

/** How dear one guess is. Memory in KiB. */
export interface DerivationCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** Argon2id at 128 MiB and 3 passes: about a second on a small laptop (measured by `npm run bench`). */
export const standardCost: DerivationCost = { memoryKiB: 128 * 1024, passes: 3, parallelism: 1 };

const floor: DerivationCost = { memoryKiB: 64 * 1024, passes: 3, parallelism: 1 };
const ceiling: DerivationCost = { memoryKiB: 1024 * 1024, passes: 10, parallelism: 16 };

/** Refuses a key file that would make us weak (below the floor) or make us freeze (above the ceiling). */
export function assertSafeCost(cost: DerivationCost): void {
  const parts = ['memoryKiB', 'passes', 'parallelism'] as const;
  if (parts.some((part) => cost[part] < floor[part] || cost[part] > ceiling[part]))
    throw new Refusal('header-hostile', 'path');
}

export interface DerivationOrder {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: DerivationCost;
}

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./argon2-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./argon2-worker.ts', import.meta.url);
}

/**
 * Derives 32 bytes from a passphrase with Argon2id, in a worker thread so that the host goes on answering. The
 * passphrase is normalised first, so that the same keys give the same bytes on every keyboard.
 */
export function deriveKey(passphrase: string, salt: Uint8Array, cost: DerivationCost): Promise<Secret> {
  assertSafeCost(cost);
  const order: DerivationOrder = { passphrase: new TextEncoder().encode(normalisePassphrase(passphrase)), salt, cost };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    worker.once('message', (key: Uint8Array) => {
      resolve(new Secret(key));
      key.fill(0);
      void worker.terminate();
    });
    worker.once('error', reject);
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => reject(new Error('the key derivation ended without an answer')));
    order.passphrase.fill(0);
  });
}
