import { realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../../domain/refusal.ts';
import { noteInAudit } from '../audit-entry.ts';
import { readChecked, writeChecked } from '../checked-json.ts';
import type { RegisterSession } from '../register-session.ts';
import { assertWhole } from './check-copy.ts';

const restored = z.object({ backup: z.string(), madeAt: z.string(), restoredAt: z.string() });
const noted = z.object({ places: z.record(z.string(), restored) });
type Restored = z.output<typeof restored>;

export const restoredIn = (home: string): string => path.join(home, 'backups', 'restored.json');

/** Copies of backups that nobody has opened yet, by their place; none where what was noted is damaged. */
export function readRestored(home: string): Record<string, Restored> {
  const found = readChecked(restoredIn(home));
  const content = found.state === 'damaged' ? null : found.content;
  return noted.safeParse(content).data?.places ?? {};
}

function keep(home: string, places: Record<string, Restored>): void {
  try {
    writeChecked(restoredIn(home), { places });
  } catch (error) {
    // The restored copy is there all the same; what is lost is the line in its trail.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Remembers where a copy of a backup lies that nobody has opened yet. */
export function rememberRestored(home: string, registerPath: string, from: Restored): void {
  keep(home, { ...readRestored(home), [realpathSync.native(registerPath)]: from });
}

/**
 * At the first opening of a restored copy: reads all of it and notes in its trail which backup it came from. Throws
 * `backup-damaged` where it is not whole.
 */
export function settleRestored(home: string, session: RegisterSession): void {
  const known = readRestored(home);
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
