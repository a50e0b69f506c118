import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ProgressReport } from '../../../domain/fidelity/report-shape.ts';

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./docx-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./docx-worker.ts', import.meta.url);
}

/** Sets a report as a Word document in a thread of its own: loading the library alone takes longer than the host may be away. */
export function docxInWorker(report: ProgressReport): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: report });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes);
      void worker.terminate();
    });
    worker.once('error', reject);
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => reject(new Error('the writing of a report ended without an answer')));
  });
}
