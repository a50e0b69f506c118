import type { HistoryKeys } from '../../history-keys.ts';
import type { RawDb } from '../../open.ts';
import { seal, unseal } from '../../seal.ts';

/** Where a draft belongs: one user's text in one form about one subject. */
export interface DraftPlace {
  readonly userId: string;
  readonly form: string;
  readonly subject: string;
}

const boundTo = (place: DraftPlace): string => JSON.stringify(['draft', place.userId, place.form, place.subject]);

/** Keeps a draft, sealed under the key of its subject; the one before it is overwritten. */
export function keepDraft(
  db: RawDb,
  keys: HistoryKeys,
  place: DraftPlace,
  keySubject: string,
  content: string,
  keptAt: string,
): void {
  const sealed = seal(keys.forSubject(keySubject), Buffer.from(content, 'utf8'), boundTo(place));
  db.prepare(
    `INSERT INTO draft (userId, form, subject, keySubject, sealed, keptAt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET keySubject = excluded.keySubject, sealed = excluded.sealed, keptAt = excluded.keptAt`,
  ).run(place.userId, place.form, place.subject, keySubject, sealed, keptAt);
}

/** The draft of a place, or null where there is none or its key was destroyed. */
export function findDraft(
  db: RawDb,
  keys: HistoryKeys,
  place: DraftPlace,
): { content: string; keptAt: string; keySubject: string } | null {
  const found = db
    .prepare<[string, string, string], { keySubject: string; sealed: Uint8Array; keptAt: string }>(
      'SELECT keySubject, sealed, keptAt FROM draft WHERE userId = ? AND form = ? AND subject = ?',
    )
    .get(place.userId, place.form, place.subject);
  if (found === undefined) return null;
  const key = keys.find(found.keySubject);
  if (key === undefined) return null;
  const content = unseal(key, found.sealed, boundTo(place)).toString('utf8');
  return { content, keptAt: found.keptAt, keySubject: found.keySubject };
}

export function discardDraft(db: RawDb, place: DraftPlace): void {
  db.prepare('DELETE FROM draft WHERE userId = ? AND form = ? AND subject = ?').run(
    place.userId,
    place.form,
    place.subject,
  );
}

/** Discards what anybody typed in one form about one subject. */
export const discardDraftsOf = (db: RawDb, form: string, subject: string): void =>
  void db.prepare('DELETE FROM draft WHERE form = ? AND subject = ?').run(form, subject);
