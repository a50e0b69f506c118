import { z } from 'zod';
import type { RefusalCode } from './refusal.ts';

/**
 * Building blocks of the contract's schemas. An issue's message is a refusal code, so that the form, the host
 * and the terminal all show the same sentence.
 */
const says = (code: RefusalCode) => ({ error: code });

// Tab, line feed and carriage return may stand in longer text; every other control character, the marks that reverse the
// direction of text on screen, and halves of a character, which no file can keep, may not stand anywhere.
const forbiddenInLine = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInText = /[^\P{Cc}\t\n\r]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** One line of text, trimmed; empty is refused. Length in UTF-16 units. */
export const line = (longest = 200) =>
  z
    .string(says('text-missing'))
    .trim()
    .min(1, says('text-missing'))
    .max(longest, says('text-too-long'))
    .refine((value) => !forbiddenInLine.test(value), says('control-characters'));

/** One line of text that may be left empty; empty becomes null. */
export const optionalLine = (longest = 200) =>
  z
    .string()
    .trim()
    .max(longest, says('text-too-long'))
    .refine((value) => !forbiddenInLine.test(value), says('control-characters'))
    .transform((value) => (value === '' ? null : value))
    .nullable();

/** Several lines of text; empty is refused. */
export const text = (longest = 20_000) =>
  z
    .string(says('text-missing'))
    .trim()
    .min(1, says('text-missing'))
    .max(longest, says('text-too-long'))
    .refine((value) => !forbiddenInText.test(value), says('control-characters'));

/** Several lines of text that may be left empty; empty becomes null. */
export const optionalText = (longest = 20_000) =>
  z
    .string()
    .trim()
    .max(longest, says('text-too-long'))
    .refine((value) => !forbiddenInText.test(value), says('control-characters'))
    .transform((value) => (value === '' ? null : value))
    .nullable();

// Spaces, marks that only steer how letters stand or join, fillers and the empty pattern of Braille print nothing.
const printing = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const canBeSeen = (value: string): boolean => value === '' || printing.test(value);

/** A person's name or nickname as they use it: at most 200 characters, letters of any script, and something that shows. */
export const personName = z
  .string(says('name-missing'))
  .trim()
  .min(1, says('name-missing'))
  .max(200, says('name-too-long'))
  .refine((value) => !forbiddenInLine.test(value), says('control-characters'))
  .refine(canBeSeen, says('name-invisible'));

export const optionalPersonName = z
  .string()
  .trim()
  .max(200, says('name-too-long'))
  .refine((value) => !forbiddenInLine.test(value), says('control-characters'))
  .refine(canBeSeen, says('name-invisible'))
  .transform((value) => (value === '' ? null : value))
  .nullable();

export const id = z.uuid();
export const code = z
  .string()
  .min(1, says('unknown-code'))
  .max(60, says('unknown-code'))
  .regex(/^[a-z0-9][a-z0-9-]*$/, says('unknown-code'));

const realDay = (value: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
};

/** A day that exists, as `YYYY-MM-DD`. */
export const isoDate = z.string(says('date-impossible')).refine(realDay, says('date-impossible'));

/** A birth date known to the day, the month or only the year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export const partialDate = z.string(says('date-impossible')).refine((value) => {
  if (/^\d{4}$/.test(value)) return Number(value) >= 1000;
  if (/^\d{4}-\d{2}$/.test(value)) return realDay(`${value}-01`);
  return realDay(value);
}, says('date-impossible'));
