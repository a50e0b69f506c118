import type { RefusalCode } from '../refusal.ts';

/** Kinds of file that can be kept, told by what is in them. */
export const attachmentTypes = ['pdf', 'png', 'jpeg', 'docx', 'text'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const attachmentTypeLabels: Readonly<Record<AttachmentType, string>> = {
  pdf: 'PDF',
  png: 'Picture (PNG)',
  jpeg: 'Picture (JPEG)',
  docx: 'Word document',
  text: 'Text',
};

/** With what a copy that is saved ends, whatever the file was called. */
export const extensionOf: Readonly<Record<AttachmentType, string>> = {
  pdf: 'pdf',
  png: 'png',
  jpeg: 'jpg',
  docx: 'docx',
  text: 'txt',
};

const megabyte = 1_048_576;

/**
 * How much is kept. A backup copies the whole register and blocks it for about 17 ms for each megabyte, so 200 MB cost about
 * four seconds; 5 MB are some twenty scanned pages.
 */
export const attachmentLimits = { each: 5 * megabyte, person: 20 * megabyte, register: 200 * megabyte } as const;

/** What is already kept, in bytes. */
export interface Kept {
  readonly person: number;
  readonly register: number;
}

/** Why a file of this size cannot be kept; null where it can. */
export function wrongWithSize(bytes: number, kept: Kept): RefusalCode | null {
  if (bytes === 0) return 'attachment-empty';
  if (bytes > attachmentLimits.each) return 'attachment-too-large';
  if (kept.person + bytes > attachmentLimits.person) return 'attachment-person-full';
  return kept.register + bytes > attachmentLimits.register ? 'attachment-register-full' : null;
}

const longestName = 120;

/**
 * What a file was called, made safe to show: no folders, no characters that hide or turn text round, and the ending that
 * belongs to its content. It may hold a name, so it never leaves the register: copies get a name of their own.
 */
export function cleanedName(name: string, type: AttachmentType): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const stem = [...plain].slice(0, longestName).join('').trim();
  return `${stem === '' ? 'File' : stem}.${extensionOf[type]}`;
}

/** The name of a copy that leaves the register: a day and a part of its own id, which name nobody. */
export const copyName = (attachmentId: string, type: AttachmentType, today: string): string =>
  `casebook-file-${today}-${attachmentId.slice(-6)}.${extensionOf[type]}`;

/** What a copy outside the register is for. Handing it to another agency is a disclosure, which is recorded as one. */
export const savedForLabels = {
  'look-at-it': 'To look at it here, and delete the copy afterwards',
  'for-the-person': 'To give it to the person',
  'for-an-agency': 'To give it to another agency',
} as const;
export type SavedFor = keyof typeof savedForLabels;
export const savedFor = Object.keys(savedForLabels) as [SavedFor, ...SavedFor[]];

/** A size as people say it. */
export const sizeInWords = (bytes: number): string =>
  bytes < megabyte ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / megabyte).toFixed(1)} MB`;

/** Kinds that the window itself can show. */
export const isShown = (type: AttachmentType): type is 'png' | 'jpeg' | 'text' =>
  type === 'png' || type === 'jpeg' || type === 'text';
