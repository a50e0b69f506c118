import { attachmentsOf } from '../../../db/repositories/contacts/attachments.ts';
import { attachmentTypeLabels, extensionOf, sizeInWords } from '../../../domain/contacts/attachments.ts';
import type { AccessSection } from '../../../domain/privacy/access-document.ts';
import type { ReadContext } from '../context.ts';
import type { NewFile } from '../files-in-folder.ts';
import { wholeContent } from './contacts-attachments.ts';

/** A file that goes into somebody's copy, unless it was decided that it is about others. */
export interface PackFile {
  readonly attachmentId: string;
  /** What is said of it in the queue: its own name and what it is. */
  readonly words: string;
  readonly sha256: string;
}

/** Every file about somebody, oldest first. */
export const filesOf = ({ db }: Pick<ReadContext, 'db'>, personId: string): PackFile[] =>
  attachmentsOf(db, personId)
    .reverse()
    .map(({ id, name, type, bytes, addedAt, sha256 }) => ({
      attachmentId: id,
      words: `${name} (${attachmentTypeLabels[type]}, ${sizeInWords(bytes)}, attached ${addedAt.slice(0, 10)})`,
      sha256,
    }));

/** The files themselves, under names that say nothing of anybody; those left out are missing. */
export function packedFiles(
  { db }: Pick<ReadContext, 'db'>,
  personId: string,
  stem: string,
  isLeftOut: (attachmentId: string) => boolean,
): { readonly files: NewFile[]; readonly section: AccessSection } {
  const rows = attachmentsOf(db, personId).reverse();
  const named = rows.map((row, at) => ({ row, name: `${stem}-file-${at + 1}.${extensionOf[row.type]}` }));
  const kept = named.filter(({ row }) => !isLeftOut(row.id));
  const says =
    rows.length === 0
      ? ['No files are held about you.']
      : ['These files are held about you. Each lies beside this copy under the name in the table.'];
  const table = {
    caption: 'Files',
    head: ['Attached', 'Kind', 'Size', 'Beside this copy as'],
    rows: named.map(({ row, name }) => [
      row.addedAt.slice(0, 10),
      attachmentTypeLabels[row.type],
      sizeInWords(row.bytes),
      isLeftOut(row.id) ? 'Left out: it is about somebody else' : name,
    ]),
  };
  return {
    files: kept.map(({ row, name }) => ({ name, bytes: wholeContent(db, row) })),
    section: { title: 'Files', says, tables: rows.length === 0 ? [] : [table] },
  };
}
