import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { DerivationOrder } from './derive.ts';

const { passphrase, salt, cost } = workerData as DerivationOrder;

const key = await argon2id({
  password: passphrase,
  salt,
  memorySize: cost.memoryKiB,
  iterations: cost.passes,
  parallelism: cost.parallelism,
  hashLength: 32,
  outputType: 'binary',
});
passphrase.fill(0);
parentPort?.postMessage(key, [key.buffer as ArrayBuffer]);
