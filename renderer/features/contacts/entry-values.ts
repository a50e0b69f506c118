import type { z } from 'zod';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import { type EntryKind, kindWords, plannable, withRoles } from '../../../domain/contacts/kinds.ts';
import { contract } from '../../../domain/contract.ts';

export const entrySchema = contract['contacts.addEntry'].input;
export type EntryValues = z.input<typeof entrySchema>;

/** What a new entry begins with: a contact that came about today. */
export const newEntry = (personId: string, today: string): EntryValues => ({
  personId,
  kind: 'contact',
  category: kindWords.contact.category,
  detail: null,
  happenedOn: today,
  happenedAt: '',
  isAbout: false,
  agencyId: null,
  present: '',
  place: '',
  planned: null,
  reached: true,
  whose: null,
  reason: null,
  needCode: null,
  parts: [],
  outcome: null,
  outcomeWords: '',
  note: '',
});

/** An entry as its form holds it. */
export const valuesOf = (personId: string, entry: TimelineEntry): EntryValues => ({
  ...newEntry(personId, entry.happenedOn),
  kind: entry.kind,
  category: entry.category,
  detail: entry.detail,
  happenedAt: entry.happenedAt ?? '',
  isAbout: entry.isAbout,
  agencyId: entry.agencyId,
  present: entry.present ?? '',
  place: entry.place ?? '',
  planned: entry.planned,
  reached: entry.reached,
  whose: entry.whose,
  reason: entry.reason,
  needCode: entry.needCode,
  parts: entry.parts,
  outcome: entry.outcome,
  outcomeWords: entry.outcomeWords ?? '',
  note: entry.note ?? '',
});

/** What changes with the kind: its category is proposed, and what only another kind has is emptied. */
export const ofKind = (kind: EntryKind, values: EntryValues): Partial<EntryValues> => ({
  kind,
  category: kindWords[kind].category,
  detail: null,
  planned: plannable.includes(kind) ? values.planned : null,
  parts: withRoles.includes(kind) ? values.parts : [],
  reached: kind === 'contact' ? true : null,
  whose: null,
  reason: null,
  needCode: null,
});
