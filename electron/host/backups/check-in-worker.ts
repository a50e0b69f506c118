import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AuditHead } from '../../../db/audit.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { CheckedCopy } from './check-copy.ts';

export interface CheckOrder {
  readonly file: string;
  readonly key: Uint8Array;
  readonly head: AuditHead;
}
export type CheckReply = { readonly checked: CheckedCopy } | { readonly refused: RefusalCode };

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./check-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./check-worker.ts', import.meta.url);
}

/** `checkCopy` in a thread of its own, so that the host goes on answering while a large copy is read. */
export function checkInWorker(file: string, dataKey: Secret, head: AuditHead): Promise<CheckedCopy> {
  const order: CheckOrder = { file, key: dataKey.use((bytes) => Uint8Array.from(bytes)), head };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    order.key.fill(0);
    worker.once('message', (reply: CheckReply) => {
      if ('checked' in reply) resolve(reply.checked);
      else reject(new Refusal(reply.refused));
      void worker.terminate();
    });
    worker.once('error', reject);
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => reject(new Error('the check of a backup ended without an answer')));
  });
}
