import { freshBytes } from './fresh-bytes.ts';
import type { RawDb } from './open.ts';

/** The subject of everything that is not about one person. */
export const programmeSubject = 'programme';

/**
 * The keys that seal history and drafts, one for each person and one for the programme. They are kept inside the
 * encrypted register; destroying one makes that subject's history unreadable everywhere at once.
 */
export interface HistoryKeys {
  /** The key of a subject; made on first use. */
  forSubject(subject: string): Uint8Array;
  /** The key of a subject, or undefined when it never existed or was destroyed. */
  find(subject: string): Uint8Array | undefined;
  /** Destroys the key of a subject: nothing that it sealed can be opened again. */
  destroy(subject: string): void;
  /** Forgets keys made in a transaction that was rolled back. */
  forget(): void;
}

export function createHistoryKeys(db: RawDb): HistoryKeys {
  const cache = new Map<string, Uint8Array>();
  const select = db.prepare<[string], { key: Uint8Array }>('SELECT key FROM historyKey WHERE subject = ?');
  const insert = db.prepare('INSERT INTO historyKey (subject, key) VALUES (?, ?)');
  const find = (subject: string): Uint8Array | undefined => {
    const known = cache.get(subject) ?? select.get(subject)?.key;
    if (known !== undefined) cache.set(subject, known);
    return known;
  };
  return {
    find,
    forSubject(subject) {
      const known = find(subject);
      if (known !== undefined) return known;
      const key = freshBytes(32);
      insert.run(subject, key);
      cache.set(subject, key);
      return key;
    },
    destroy(subject) {
      db.prepare('DELETE FROM historyKey WHERE subject = ?').run(subject);
      cache.get(subject)?.fill(0);
      cache.delete(subject);
    },
    forget() {
      cache.clear();
    },
  };
}
