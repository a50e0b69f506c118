import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { attachmentOperations } from './attachment-operations.ts';
import { entryInput, timelineEntry } from './entry-schemas.ts';
import { entryKinds } from './kinds.ts';
import { moveOperations } from './move-operations.ts';
import { releaseOperations } from './release-operations.ts';

const reading = allow([...caseRoles, 'information-governance'], personCategories);
const writing = allow(caseRoles, personCategories);
const aboutPerson = (input: { personId: string }) => input.personId;
const disclosesPerson = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const contactsOperations = {
  ...moveOperations,
  ...releaseOperations,
  ...attachmentOperations,
  /** What happened around one person, newest first, a page at a time. */
  'contacts.timeline': operation({
    kind: 'read',
    access: reading,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: [],
    input: z.strictObject({
      personId: id,
      /** Only these kinds; none for all. */
      kinds: z.array(z.enum(entryKinds, { error: 'unknown-code' })).max(entryKinds.length),
      /** From where the page before ended; null for the newest. */
      after: z.string().max(60, { error: 'bad-input' }).nullable(),
    }),
    output: z.strictObject({
      entries: z.array(timelineEntry),
      /** Goes into `after` for the next page; null after the last. */
      next: z.string().nullable(),
      /** What is said of the timeline as a whole, with the newest page; null with those after it. */
      whole: z
        .strictObject({
          /** How many there are of each kind that may be shown, whatever is filtered. */
          counts: z.partialRecord(z.enum(entryKinds), z.number()),
          /** Months, as `YYYY-MM`, in which something is recorded that is not shown to whoever asks; newest first. */
          withheldMonths: z.array(z.string()),
        })
        .nullable(),
    }),
  }),
  'contacts.addEntry': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts'],
    input: entryInput.extend({ personId: id }),
    output: writtenWithId,
  }),
  /** Corrects an entry; what stood there before stays in the history. */
  'contacts.changeEntry': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts'],
    input: entryInput.extend({ personId: id, timelineEntryId: id }),
    output: written,
  }),
  /** Takes an entry back: it stands in the history alone, and can be brought back from there. */
  'contacts.takeBackEntry': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts'],
    input: z.strictObject({ personId: id, timelineEntryId: id }),
    output: written,
  }),
} as const;
