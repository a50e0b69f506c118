import { parentPort, workerData } from 'node:worker_threads';
import { protectWorkbook } from '../collecting/office-crypto.ts';
import { requestWorkbook } from '../collecting/request-workbook.ts';
import type { WriteOrder, WriteRequest } from './write-in-worker.ts';
import { writeSheets } from './write-xlsx.ts';

const order = workerData as WriteOrder | WriteRequest;

async function written(): Promise<Uint8Array> {
  if (!('password' in order)) return writeSheets('sheets' in order ? order.sheets : [order]);
  return protectWorkbook(await requestWorkbook(order.table, order.explanation), order.password);
}
parentPort?.postMessage(await written());
