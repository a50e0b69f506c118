import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { disclosureByFile } from '../sharing/disclosure-operations.ts';
import { savedFor } from './attachments.ts';
import { attachedFile, categoryField } from './entry-schemas.ts';

const writing = allow(caseRoles, personCategories);
const aboutPerson = (input: { personId: string }) => input.personId;
const disclosesPerson = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;
const oneFile = z.strictObject({ personId: id, attachmentId: id });
const filePath = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });

/** Files kept inside the encrypted register. */
export const attachmentOperations = {
  'contacts.files': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], personCategories),
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      /** Whether something is kept that is not shown to whoever asks. */
      withheld: z.boolean(),
      /** Newest first. */
      files: z.array(attachedFile),
    }),
  }),
  /** Asks for a file through the shell; what is in it never passes through the window. */
  'contacts.pickFile': operation({
    kind: 'job',
    access: writing,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  /** Takes a file into the register. The original stays where it is. */
  'contacts.attachFile': operation({
    kind: 'job',
    access: writing,
    about: aboutPerson,
    discloses: disclosesNothing,
    changes: ['contacts'],
    input: z.strictObject({
      personId: id,
      path: filePath,
      category: categoryField,
      /** What it belongs to; null for the person alone. */
      timelineEntryId: id.nullable(),
    }),
    output: z.strictObject({ id: z.string(), name: z.string() }),
  }),
  /** A picture or a text for the window, without leaving the register. */
  'contacts.showFile': operation({
    kind: 'read',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: [],
    input: oneFile,
    output: z.strictObject({
      name: z.string(),
      type: z.enum(['png', 'jpeg', 'text']),
      /** Text as it is, a picture as base64. */
      content: z.string(),
    }),
  }),
  /** Saves a copy outside the register, where Casebook no longer protects it. */
  'contacts.saveFile': operation({
    kind: 'job',
    access: writing,
    about: aboutPerson,
    discloses: disclosesNothing,
    changes: ['audit', 'sharing'],
    input: oneFile.extend({
      folder: filePath,
      savedFor: z.enum(savedFor, { error: 'unknown-code' }),
      /** To whom it goes and on what ground; null for a copy that is only looked at here. */
      disclosure: disclosureByFile.nullable(),
    }),
    output: z.strictObject({ folder: z.string(), name: z.string() }),
  }),
  /** Removes a file for good: its content is in no history and cannot be brought back. */
  'contacts.removeFile': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts'],
    input: oneFile,
    output: written,
  }),
} as const;
