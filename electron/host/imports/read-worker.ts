import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../domain/refusal.ts';
import { readRequest } from '../collecting/open-request.ts';
import type { ReadOrder, ReadReply, RequestOrder } from './read-in-worker.ts';
import { readSheet } from './read-sheet.ts';

const order = workerData as ReadOrder | RequestOrder;

async function read(): Promise<ReadReply> {
  try {
    if ('password' in order) return { read: await readRequest(order.bytes, order.password) };
    return { read: await readSheet(order.bytes, order.sheet) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, field: error.field };
    throw error;
  }
}
parentPort?.postMessage('began');
parentPort?.postMessage(await read());
