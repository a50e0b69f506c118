import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadOrder, ReadReply } from './read-in-worker.ts';
import { readSheet } from './read-sheet.ts';

const { bytes, sheet } = workerData as ReadOrder;

async function read(): Promise<ReadReply> {
  try {
    return { read: await readSheet(bytes, sheet) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, field: error.field };
    throw error;
  }
}
parentPort?.postMessage('began');
parentPort?.postMessage(await read());
