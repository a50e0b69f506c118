import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { importLimits } from '../../../domain/imports/limits.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { OpenedRequest } from '../collecting/open-request.ts';
import type { Sheet } from './sheet.ts';

export interface ReadOrder {
  readonly bytes: Uint8Array;
  readonly sheet: string | null;
}
/** A request to an agency that came back, with the password under which it lies. */
export interface RequestOrder {
  readonly bytes: Uint8Array;
  readonly password: string;
}
export type ReadReply =
  | { readonly read: Sheet | OpenedRequest }
  | { readonly refused: RefusalCode; readonly field: string | undefined };

/** Beside the bundle once built, beside this file when run from source. */
function workerFile(): URL {
  const built = new URL('./read-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./read-worker.ts', import.meta.url);
}

/** Memory that reading may take, in MB; a file that needs more is refused and harms nothing else. */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/**
 * Reads somebody else's file in a thread of its own, so that whatever it holds can stop neither the host nor the window:
 * after `milliseconds`, or with too much memory, the thread is ended and the file refused.
 */
export const readInWorker = (order: ReadOrder, milliseconds: number = importLimits.milliseconds): Promise<Sheet> =>
  inThread<Sheet>(order, milliseconds);

/** The same for a request that came back; a password takes its rounds, so there is more time. */
export const readRequestInWorker = (
  order: RequestOrder,
  milliseconds: number = importLimits.millisecondsUnderPassword,
): Promise<OpenedRequest> => inThread<OpenedRequest>(order, milliseconds);

function inThread<Read>(order: ReadOrder | RequestOrder, milliseconds: number): Promise<Read> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order, resourceLimits: memory });
    const tooHeavy = (): void => reject(new Refusal('import-too-heavy', 'path'));
    let clock: NodeJS.Timeout | null = null;
    worker.on('message', (message: 'began' | ReadReply) => {
      if (message === 'began') {
        clock = setTimeout(() => {
          tooHeavy();
          void worker.terminate();
        }, milliseconds);
        return;
      }
      if (clock !== null) clearTimeout(clock);
      if ('read' in message) resolve(message.read as Read);
      else reject(new Refusal(message.refused, message.field));
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
      // Whatever in a file breaks its reader, it is the file that is damaged.
      else reject(new Refusal('import-damaged', 'path'));
    });
    // After an answer this settles nothing; without one, whoever waits is told.
    worker.once('exit', () => {
      if (clock !== null) clearTimeout(clock);
      reject(new Error('the reading of a spreadsheet ended without an answer'));
    });
  });
}
