/** What can have happened to a register behind the application's back, and how it is told. */
export const tamperings = [
  'audit-edited',
  'audit-removed',
  'audit-tail-cut',
  'rolled-back',
  'two-histories',
  'key-file-swapped',
  'audit-index-changed',
  'history-differs-from-trail',
  'content-differs-from-history',
  'erased-put-back',
] as const;
export type Tampering = (typeof tamperings)[number];

/** One thing that is wrong: a stable code, and the sentence a person reads. */
export interface Finding {
  readonly kind: Tampering;
  readonly sentence: string;
}

const entry = (seq: number): string => `entry ${seq.toLocaleString('en-GB')}`;
/** A number of entries in words: `1 entry`, `1,090 entries`. */
export const entries = (count: number): string =>
  count === 1 ? '1 entry' : `${count.toLocaleString('en-GB')} entries`;

export const edited = (seq: number): Finding => ({
  kind: 'audit-edited',
  sentence: `In the audit trail, ${entry(seq)} was changed after it was written.`,
});

export const removed = (seq: number): Finding => ({
  kind: 'audit-removed',
  sentence: `In the audit trail, ${entry(seq)} is missing: it was taken out.`,
});

export const tailCut = (reached: number, marked: number): Finding => ({
  kind: 'audit-tail-cut',
  sentence: `The end of the audit trail was cut off: it stops at ${entry(reached)}, and this register had written ${entries(marked)}.`,
});

export const rolledBack = (reached: number, noted: number): Finding => ({
  kind: 'rolled-back',
  sentence: `This register was put back to an older state: its trail has ${entries(reached)}, and ${entries(noted)} had been noted outside it. If nobody restored a backup, somebody replaced the file.`,
});

export const otherHistory = (seq: number): Finding => ({
  kind: 'two-histories',
  sentence: `In the audit trail, ${entry(seq)} is not the one that was noted outside. Either this register was put back to an older state and worked in since, or the register or its key file came from a copy that went its own way.`,
});

export const keyFileSwapped: Finding = {
  kind: 'key-file-swapped',
  sentence: 'The key file beside this register is not the one that belongs to it.',
};

export const indexChanged = (seq: number): Finding => ({
  kind: 'audit-index-changed',
  sentence: `The list of who has looked at whom does not agree with the audit trail, first at ${entry(seq)}.`,
});

const records = (count: number): string => (count === 1 ? '1 record' : `${count.toLocaleString('en-GB')} records`);

const whatToDo =
  'An older page of this file was put back, or the file was changed past Casebook. Keep the file as it is, and restore the newest backup.';

export const historyDiffers = (seq: number): Finding => ({
  kind: 'history-differs-from-trail',
  sentence: `The history of changes is not what the audit trail says was written, first at ${entry(seq)}. ${whatToDo}`,
});

export const contentDiffers = (count: number): Finding => ({
  kind: 'content-differs-from-history',
  sentence: `${records(count)} ${count === 1 ? 'does' : 'do'} not hold what was last written there, as the history has it. ${whatToDo}`,
});

export const erasedPutBack: Finding = {
  kind: 'erased-put-back',
  sentence: `Something of a person who was erased stands in this register again. ${whatToDo}`,
};
