import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { isRefusalCode, Refusal } from '../../../domain/refusal.ts';
import { removeQuietly, replaceFile } from '../vault/replace-file.ts';
import { answerFileOf, requestFileOf } from './requests.ts';

const reply = z.object({ question: z.string(), code: z.string().nullable() });

/** How long a request may lie there before nobody is taken to be listening, and how long a backup may take. */
const patience = { heard: 8_000, made: 180_000, step: 200 } as const;

/** The answer to our own question, or null while there is none. */
function answerTo(question: string, file: string): z.output<typeof reply> | null {
  try {
    const found = reply.parse(JSON.parse(readFileSync(file, 'utf8')));
    return found.question === question ? found : null;
  } catch {
    return null;
  }
}

/**
 * Has the window that holds a register make the backup that is due, and waits for it. Both meet in the application's data
 * folder. Throws `register-in-use` where nobody there listens, and whatever kept the other one from making it.
 */
export async function askHolder(home: string, registerId: string): Promise<void> {
  const [request, answer] = [requestFileOf(home, registerId), answerFileOf(home, registerId)];
  const question = randomUUID();
  removeQuietly(answer);
  replaceFile(request, question);
  try {
    for (let waited = 0; waited < patience.made; waited += patience.step) {
      await pause(patience.step);
      const found = answerTo(question, answer);
      if (found?.code === null) return;
      if (found !== null) throw new Refusal(isRefusalCode(found.code) ? found.code : 'internal', 'path');
      if (waited > patience.heard && existsSync(request)) break;
    }
    throw new Refusal('register-in-use', 'path');
  } finally {
    removeQuietly(request);
    removeQuietly(answer);
  }
}
