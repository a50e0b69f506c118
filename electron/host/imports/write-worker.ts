import { parentPort, workerData } from 'node:worker_threads';
import type { WriteOrder } from './write-in-worker.ts';
import { writeXlsx } from './write-xlsx.ts';

const { rows, sheet, headings } = workerData as WriteOrder;
parentPort?.postMessage(await writeXlsx(rows, sheet, headings));
