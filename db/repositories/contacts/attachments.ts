import type { PersonCategory } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { RawDb } from '../../open.ts';
import type { EntityTables } from '../../schema.ts';
import { categoriesOf } from '../sharing/visible.ts';

export type AttachmentRow = EntityTables['attachment'];

/** The files about one person, newest first. Who may see each is for the caller to ask. */
export const attachmentsOf = (db: ReadDb, personId: string): AttachmentRow[] =>
  db.all(db.selectFrom('attachment').selectAll().where('personId', '=', personId).orderBy('id', 'desc'));

/** Those of the categories that may be shown. */
export const attachmentsSeen = (db: ReadDb, personId: string, seen: readonly PersonCategory[]): AttachmentRow[] =>
  attachmentsOf(db, personId).filter(({ category }) => (seen as readonly string[]).includes(category));

/** A file about a person that the viewer may see; refuses any other as if there were none. */
export function attachmentOf(db: ReadDb, viewer: Viewer, personId: string, attachmentId: string): AttachmentRow {
  const found = attachmentsSeen(db, personId, categoriesOf(db, viewer, personId)).find(({ id }) => id === attachmentId);
  if (found === undefined) throw new Refusal('not-found', 'attachmentId');
  return found;
}

/** How many bytes the files about one person have together, and all in the register. */
export function bytesKept(db: ReadDb, personId: string): { person: number; register: number } {
  const all = db.selectFrom('attachment').select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'));
  const of = (query: typeof all): number => db.first(query)?.bytes ?? 0;
  return { person: of(all.where('personId', '=', personId)), register: of(all) };
}

/** Keeps the content of a file beside its row; call it in the transaction that adds the row. */
export const keepContent = (db: RawDb, attachmentId: string, content: Uint8Array): void =>
  void db.prepare('INSERT INTO attachmentContent (attachmentId, content) VALUES (?, ?)').run(attachmentId, content);

/** The content of a file; undefined where there is none. */
export const contentOf = (db: ReadDb, attachmentId: string): Uint8Array | undefined =>
  db.first(db.selectFrom('attachmentContent').select('content').where('attachmentId', '=', attachmentId))?.content;
