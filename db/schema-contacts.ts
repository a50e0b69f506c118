import type { EntryKind } from '../domain/contacts/kinds.ts';

type Flag = 0 | 1;

/** Tables of this part, whose every change leaves history. */
export interface ContactsTables {
  timelineEntry: {
    id: string;
    personId: string;
    kind: EntryKind;
    /** The category of information that the row belongs to. */
    category: string;
    /** What exactly it was. */
    detail: string | null;
    happenedOn: string;
    /** `HH:MM`, or a part of the day. */
    happenedAt: string | null;
    /** Whether the day is only about right. */
    isAbout: Flag;
    recordedAt: string;
    recordedBy: string;
    /** Whose contact or knowledge it was. */
    agencyId: string;
    present: string | null;
    place: string | null;
    planned: string | null;
    /** Whether a contact came about; null for everything else. */
    reached: Flag | null;
    whose: string | null;
    reason: string | null;
    needCode: string | null;
    asVictim: Flag;
    asPerpetrator: Flag;
    asWitness: Flag;
    outcome: string | null;
    outcomeWords: string | null;
    note: string | null;
  };
  /** Where somebody began to stay; it ends the one before. A sealed category stands as the one that it folds into. */
  move: {
    id: string;
    personId: string;
    fromOn: string;
    /** The order of several on one day: a night counts for the last. */
    inDay: number;
    housing: string;
    place: string | null;
    certainty: 'recorded' | 'estimated';
    agencyId: string;
    recordedAt: string;
    recordedBy: string;
  };
  custodyRelease: {
    id: string;
    personId: string;
    establishment: string | null;
    releaseOn: string;
    certainty: 'certain' | 'expected';
    /** The day that it was to be before it was changed last; null where it never was. */
    changedFrom: string | null;
    state: 'coming' | 'released' | 'fell-through';
    /** Why it fell through. */
    because: string | null;
    agencyId: string;
    recordedAt: string;
    recordedBy: string;
  };
  /** Which action stands for which task of a release. */
  releaseTask: { id: string; personId: string; releaseId: string; code: string; actionId: string };
  /** A file about somebody; its bytes lie in `attachmentContent`. */
  attachment: {
    id: string;
    personId: string;
    /** What it was attached to; the entry may have been taken back since. */
    timelineEntryId: string | null;
    category: string;
    name: string;
    type: 'pdf' | 'png' | 'jpeg' | 'docx' | 'text';
    bytes: number;
    /** SHA-256 of the bytes, hexadecimal. */
    sha256: string;
    addedAt: string;
    addedBy: string;
    agencyId: string;
  };
}
