import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { RequestTable } from '../../../domain/collecting/workbook.ts';
import type { SheetOrder } from './write-xlsx.ts';

/** A workbook of one sheet, or of several. */
export type WriteOrder = SheetOrder | { readonly sheets: readonly SheetOrder[] };

/** A request to an agency, under a password. */
export interface WriteRequest {
  readonly table: RequestTable;
  readonly explanation: readonly (readonly string[])[];
  readonly password: string;
}

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./write-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./write-worker.ts', import.meta.url);
}

/** Makes a workbook in a thread of its own, since thousands of rows take longer than the host may be away. */
export function writeInWorker(order: WriteOrder | WriteRequest): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes);
      void worker.terminate();
    });
    worker.once('error', reject);
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => reject(new Error('the writing of a workbook ended without an answer')));
  });
}
