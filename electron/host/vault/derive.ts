import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type DerivationCost, isSafeCost, type MeasuredDerivation } from '../../../domain/vault/derivation-cost.ts';
import { normalisePassphrase } from '../../../domain/vault/passphrase.ts';

/** Refuses a key file that would make us weak (below the floor) or make us freeze (above the ceiling). */
export function assertSafeCost(cost: DerivationCost): void {
  if (!isSafeCost(cost)) throw new Refusal('header-hostile', 'path');
}

export interface DerivationOrder {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: DerivationCost;
}

/** What the worker answers: the key, and how long the derivation itself took. */
export interface Derived {
  readonly key: Uint8Array;
  readonly milliseconds: number;
}

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./argon2-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./argon2-worker.ts', import.meta.url);
}

function inWorker(order: DerivationOrder): Promise<Derived> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    worker.once('message', (derived: Derived) => {
      resolve(derived);
      void worker.terminate();
    });
    worker.once('error', reject);
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => reject(new Error('the key derivation ended without an answer')));
    order.passphrase.fill(0);
  });
}

/**
 * Derives 32 bytes from a passphrase with Argon2id, in a worker thread so that the host goes on answering. The
 * passphrase is normalised first, so that the same keys give the same bytes on every keyboard.
 */
export async function deriveKey(passphrase: string, salt: Uint8Array, cost: DerivationCost): Promise<Secret> {
  assertSafeCost(cost);
  const { key } = await inWorker({ passphrase: new TextEncoder().encode(normalisePassphrase(passphrase)), salt, cost });
  const secret = new Secret(key);
  key.fill(0);
  return secret;
}

/** Derives a key that nobody wants, and says how long that took. */
export async function measureDerivation(cost: DerivationCost): Promise<MeasuredDerivation> {
  const { key, milliseconds } = await inWorker({ passphrase: randomBytes(32), salt: randomBytes(16), cost });
  key.fill(0);
  return { memoryKiB: cost.memoryKiB, passes: cost.passes, milliseconds };
}
