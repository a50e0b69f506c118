import { parentPort, workerData } from 'node:worker_threads';
import type { ProgressReport } from '../../../domain/fidelity/report-shape.ts';
import { reportDocx } from './report-docx.ts';

parentPort?.postMessage(await reportDocx(workerData as ProgressReport));
