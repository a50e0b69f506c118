import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { DerivationOrder, Derived } from './derive.ts';

const { passphrase, salt, cost } = workerData as DerivationOrder;

const begun = performance.now();
const key = await argon2id({
  password: passphrase,
  salt,
  memorySize: cost.memoryKiB,
  iterations: cost.passes,
  parallelism: cost.parallelism,
  hashLength: 32,
  outputType: 'binary',
});
const derived: Derived = { key, milliseconds: performance.now() - begun };
passphrase.fill(0);
parentPort?.postMessage(derived, [key.buffer as ArrayBuffer]);
