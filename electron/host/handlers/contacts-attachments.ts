import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import {
  type AttachmentRow,
  attachmentOf,
  attachmentsOf,
  attachmentsSeen,
  bytesKept,
  contentOf,
  keepContent,
} from '../../../db/repositories/contacts/attachments.ts';
import { entryOf } from '../../../db/repositories/contacts/timeline.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { personCategories } from '../../../domain/access.ts';
import { copyName, isShown, wrongWithSize } from '../../../domain/contacts/attachments.ts';
import type { AttachedFile } from '../../../domain/contacts/entry-schemas.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type FileToKeep, readFileToKeep } from '../attachments/read-file.ts';
import type { FeatureHandlers, JobContext, ReadContext, WriteContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import { assertMayWrite } from '../person-sight.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { whoRecorded } from './contacts-names.ts';

export const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Files as a screen shows them. */
export function shownFiles(db: ReadDb, rows: readonly AttachmentRow[]): AttachedFile[] {
  const names = whoRecorded(db);
  return rows.map(({ id, timelineEntryId, category, name, type, bytes, addedAt, addedBy, agencyId }) => ({
    ...{ id, timelineEntryId, category, name, type, bytes, addedAt },
    addedBy: names.user(addedBy),
    agencyName: names.agency(agencyId),
  }));
}

/** What is kept of a file; refuses to give anything but what was put in. */
export function wholeContent(db: ReadDb, { id, sha256 }: AttachmentRow): Buffer {
  const content = contentOf(db, id);
  if (content === undefined || digestOf(content) !== sha256) throw new Refusal('attachment-damaged', 'attachmentId');
  return Buffer.from(content);
}

/** Everything that can be said before the file is read. */
function assertMayAttach(
  { db, viewer }: Pick<ReadContext, 'db' | 'viewer'>,
  { personId, category, timelineEntryId }: ParsedInputOf<'contacts.attachFile'>,
): void {
  assertMayWrite(db, viewer, personId, [{ field: 'category', category }]);
  if (timelineEntryId !== null) entryOf(db, viewer, personId, timelineEntryId);
}

function keepFile(context: JobContext, input: ParsedInputOf<'contacts.attachFile'>, file: FileToKeep) {
  const { personId, category, timelineEntryId } = input;
  const { name, type, content } = file;
  return context.apply(
    ({ db, viewer, user, session, clock }) => {
      // Asked again: somebody else may have written while the file was read.
      assertMayAttach({ db, viewer }, input);
      const wrong = wrongWithSize(content.length, bytesKept(db, personId));
      if (wrong !== null) throw new Refusal(wrong, 'path');
      const id = db.insert('attachment', {
        ...{ personId, timelineEntryId, category, name, type, bytes: content.length },
        sha256: digestOf(content),
        addedAt: new Date(clock.now()).toISOString(),
        addedBy: user.id,
        agencyId: user.agencyId,
      });
      keepContent(session.raw, id, content);
      return { id, name };
    },
    {},
    [personId],
  );
}

/** What a file is of says what was told with it, and who it is about besides. */
function noteHandedOn(
  { db, viewer }: WriteContext,
  { personId, category }: AttachmentRow,
  disclosure: NonNullable<ParsedInputOf<'contacts.saveFile'>['disclosure']>,
): void {
  const categories = personCategories.filter((one) => one === 'identity' || one === category);
  noteToldByFile(db, { disclosure, by: viewer, personIds: [personId], categories, how: 'export' });
}

function saveCopy(context: JobContext, input: ParsedInputOf<'contacts.saveFile'>) {
  const { personId, attachmentId, folder, savedFor, disclosure } = input;
  // A copy to look at goes to nobody; any other is told to somebody, on a ground.
  if (savedFor !== 'look-at-it' && disclosure === null) throw new Refusal('basis-missing', 'disclosure.basis');
  const { db, viewer, clock } = context.reading();
  const row = attachmentOf(db, viewer, personId, attachmentId);
  // What is under a restriction is kept, and goes nowhere.
  assertNotRestricted(db, personId);
  const target = path.resolve(folder);
  const file = { name: copyName(row.id, row.type, clock.today()), bytes: wholeContent(db, row) };
  return writeFilesInto(context, target, [file], () =>
    context.apply(
      (writing) => {
        if (savedFor !== 'look-at-it' && disclosure !== null) noteHandedOn(writing, row, disclosure);
        return { folder: target, name: file.name };
      },
      { attachment: row.id, savedFor },
      [personId],
    ),
  );
}

type Handled =
  | 'contacts.files'
  | 'contacts.pickFile'
  | 'contacts.attachFile'
  | 'contacts.showFile'
  | 'contacts.saveFile'
  | 'contacts.removeFile';

export const attachmentHandlers: Pick<FeatureHandlers<'contacts'>, Handled> = {
  'contacts.files': ({ db, viewer }, { personId }) => {
    const seen = attachmentsSeen(db, personId, categoriesOf(db, viewer, personId));
    return { withheld: attachmentsOf(db, personId).length > seen.length, files: shownFiles(db, seen) };
  },
  'contacts.pickFile': async ({ ports }) => {
    const extensions = ['pdf', 'png', 'jpg', 'jpeg', 'docx', 'txt'];
    const found = await ports.pickFile({ title: 'Attach a file', extensions });
    if (found === 'unavailable') throw new Refusal('picker-unavailable', 'path');
    return { path: found };
  },
  'contacts.attachFile': async (context, input) => {
    const reading = context.reading();
    assertMayAttach(reading, input);
    const file = await readFileToKeep(input.path, bytesKept(reading.db, input.personId));
    return keepFile(context, input, file);
  },
  'contacts.showFile': ({ db, viewer }, { personId, attachmentId }) => {
    const row = attachmentOf(db, viewer, personId, attachmentId);
    const { name, type } = row;
    if (!isShown(type)) throw new Refusal('attachment-not-shown', 'attachmentId');
    return { name, type, content: wholeContent(db, row).toString(type === 'text' ? 'utf8' : 'base64') };
  },
  'contacts.saveFile': (context, input) => saveCopy(context, input),
  'contacts.removeFile': ({ db, viewer }, { personId, attachmentId }) => {
    const row = attachmentOf(db, viewer, personId, attachmentId);
    db.remove('attachment', row.id);
    return { transactionId: db.transactionId };
  },
};
