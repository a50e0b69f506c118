import { parentPort, workerData } from 'node:worker_threads';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { checkCopy } from './check-copy.ts';
import type { CheckOrder, CheckReply } from './check-in-worker.ts';

const { file, key, head } = workerData as CheckOrder;
const dataKey = new Secret(key);
key.fill(0);

function look(): CheckReply {
  try {
    return { checked: checkCopy(file, dataKey, head) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  } finally {
    dataKey.wipe();
  }
}
parentPort?.postMessage(look());
