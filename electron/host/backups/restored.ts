import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../../domain/refusal.ts';
import { noteInAudit } from '../audit-entry.ts';
import type { RegisterSession } from '../register-session.ts';
import { replaceFile } from '../vault/replace-file.ts';
import { assertWhole } from './check-copy.ts';

const restored = z.object({ backup: z.string(), madeAt: z.string(), restoredAt: z.string() });
const all = z.record(z.string(), restored);
type Restored = z.output<typeof restored>;

const fileIn = (home: string): string => path.join(home, 'backups', 'restored.json');

function read(home: string): Record<string, Restored> {
  try {
    return all.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  } catch {
    return {};
  }
}

function keep(home: string, next: Record<string, Restored>): void {
  try {
    replaceFile(fileIn(home), `${JSON.stringify(next, null, 2)}\n`);
  } catch (error) {
    // The restored copy is there all the same; what is lost is the line in its trail.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Remembers where a copy of a backup lies that nobody has opened yet. */
export function rememberRestored(home: string, registerPath: string, from: Restored): void {
  keep(home, { ...read(home), [realpathSync.native(registerPath)]: from });
}

/**
 * At the first opening of a restored copy: reads all of it and notes in its trail which backup it came from. Throws
 * `backup-damaged` where it is not whole.
 */
export function settleRestored(home: string, session: RegisterSession): void {
  const known = read(home);
  // Looking at the place, not into the file: closing a second handle on it would give up our lock.
  const place = realpathSync.native(session.path);
  const { [place]: from, ...others } = known;
  if (from === undefined) return;
  let trailProblem: string | null;
  try {
    ({ trailProblem } = assertWhole(session.raw, null));
  } catch {
    throw new Refusal('backup-damaged', 'path');
  }
  const trail = trailProblem === null ? 'whole' : 'broken';
  noteInAudit(session, { window: 'main' }, 'backups.restore', { kind: 'none', ids: [] }, null, { ...from, trail });
  keep(home, others);
}
