import type { PersonCategory } from '../access.ts';
import type { RefusalCode } from '../refusal.ts';

/**
 * Numbers under which others know somebody. A scheme says how its numbers are written, which kind of information they
 * belong to, and how a slip of the pen is found. References of the Home Office tell of immigration and are sealed facts:
 * they have no scheme here.
 */
export interface IdentifierScheme {
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly category: PersonCategory;
  /** Whether two agencies may give the same number to two people, so that it says who gave it. */
  readonly hasIssuer: boolean;
  /** The number as it is kept: capitals, without spaces; null where it is none of this scheme. */
  readonly read: (bare: string) => string | null;
  /** As it is written on paper. */
  readonly write: (kept: string) => string;
  readonly refusal: RefusalCode;
}

const weightedDigits = (digits: string): number =>
  [...digits.slice(0, 9)].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0);

/** Modulus 11 as the NHS number has it: 11 is written 0, and 10 is no number (NHS data dictionary, NHS NUMBER). */
function hasModulus11(digits: string): boolean {
  const check = 11 - (weightedDigits(digits) % 11);
  return check !== 10 && Number(digits[9]) === check % 11;
}

const tenDigits = (bare: string): string | null => (/^\d{10}$/.test(bare) && hasModulus11(bare) ? bare : null);

/** Numbers of Scotland begin with a birth date, those of Northern Ireland with 32 to 39; the NHS number of England and Wales is neither. */
const beginsWithDate = (digits: string): boolean => {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
};
const isNorthernIrish = (digits: string): boolean => /^3[2-9]/.test(digits);

/** First letters that are never given, and pairs set aside (HMRC, NIM39110). */
const insuranceNumber = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/;

/** The check letter of the Police National Computer: two digits of the year and the serial number, modulus 23. */
const policeLetters = 'ZABCDEFGHJKLMNPQRTUVWXY';

const policeLetter = (year: string, serial: string): string =>
  policeLetters.charAt(Number(`${year.slice(-2)}${serial.padStart(7, '0')}`) % policeLetters.length);

function readPoliceNumber(bare: string): string | null {
  const found = /^((?:19|20)?\d{2})\/?(\d{1,7})([A-Z])$/.exec(bare);
  if (found === null) return null;
  const [, year = '', serial = '', letter = ''] = found;
  // Written without a stroke, the year has four digits and the serial number seven, or nothing tells where one ends.
  if (!bare.includes('/') && (year.length !== 4 || serial.length !== 7)) return null;
  if (policeLetter(year, serial) !== letter) return null;
  // Two digits of a year are of the last century from 40 on: the computer began with what was on paper then.
  const whole = year.length === 4 ? year : `${Number(year) >= 40 ? '19' : '20'}${year}`;
  return `${whole}/${serial.padStart(7, '0')}${letter}`;
}

const matching =
  (shape: RegExp) =>
  (bare: string): string | null =>
    shape.test(bare) ? bare : null;

const inThrees = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
const asKept = (kept: string): string => kept;

export const identifierSchemes = [
  {
    code: 'nhs-number',
    label: 'NHS number',
    hint: 'Ten digits, England and Wales. The last one is a check.',
    category: 'health',
    hasIssuer: false,
    read: tenDigits,
    write: inThrees,
    refusal: 'nhs-number-wrong',
  },
  {
    code: 'chi-number',
    label: 'CHI number',
    hint: 'Ten digits, Scotland. It begins with the birth date.',
    category: 'health',
    hasIssuer: false,
    read: (bare) => (beginsWithDate(bare) ? tenDigits(bare) : null),
    write: inThrees,
    refusal: 'chi-number-wrong',
  },
  {
    code: 'hsc-number',
    label: 'Health and Care number',
    hint: 'Ten digits, Northern Ireland. It begins with a number from 32 to 39.',
    category: 'health',
    hasIssuer: false,
    read: (bare) => (isNorthernIrish(bare) ? tenDigits(bare) : null),
    write: inThrees,
    refusal: 'hsc-number-wrong',
  },
  {
    code: 'national-insurance',
    label: 'National Insurance number',
    hint: 'Two letters, six digits and a letter from A to D.',
    category: 'identity',
    hasIssuer: false,
    read: matching(insuranceNumber),
    write: (kept) => kept.replace(/^(..)(..)(..)(..)(.)$/, '$1 $2 $3 $4 $5'),
    refusal: 'national-insurance-wrong',
  },
  {
    code: 'pnc-id',
    label: 'PNC ID',
    hint: 'The year, a stroke, up to seven digits and a check letter, for example 2004/0046583U.',
    category: 'offending',
    hasIssuer: false,
    read: readPoliceNumber,
    write: asKept,
    refusal: 'pnc-id-wrong',
  },
  {
    code: 'prison-number',
    label: 'Prison number',
    hint: 'A letter, four digits and two letters, for example A1234BC.',
    category: 'offending',
    hasIssuer: false,
    read: matching(/^[A-Z]\d{4}[A-Z]{2}$/),
    write: asKept,
    refusal: 'prison-number-wrong',
  },
  {
    code: 'probation-crn',
    label: 'Probation case number (CRN)',
    hint: 'A letter and six digits, for example X123456.',
    category: 'offending',
    hasIssuer: false,
    read: matching(/^[A-Z]\d{6}$/),
    write: asKept,
    refusal: 'probation-crn-wrong',
  },
  {
    code: 'housing-case',
    label: 'Housing case number',
    hint: 'As the housing service writes it. It has no check.',
    category: 'housing',
    hasIssuer: true,
    read: matching(/^[A-Z0-9][A-Z0-9/.-]{0,39}$/),
    write: asKept,
    refusal: 'local-number-wrong',
  },
  {
    code: 'local-case',
    label: 'Another agency’s case number',
    hint: 'As the agency writes it. It has no check.',
    category: 'identity',
    hasIssuer: true,
    read: matching(/^[A-Z0-9][A-Z0-9/.-]{0,39}$/),
    write: asKept,
    refusal: 'local-number-wrong',
  },
] as const satisfies readonly IdentifierScheme[];

export type SchemeCode = (typeof identifierSchemes)[number]['code'];
export const schemeCodes = identifierSchemes.map(({ code }) => code) as [SchemeCode, ...SchemeCode[]];

export const schemeLabels: Readonly<Record<string, string>> = Object.fromEntries(
  identifierSchemes.map(({ code, label }) => [code, label]),
);

/** The scheme of a code; undefined for one from a newer version. */
export const schemeOf = (code: string): IdentifierScheme | undefined =>
  identifierSchemes.find((scheme) => scheme.code === code);

/** What was typed, as schemes read it: capitals, no spaces, and every hyphen and stroke of one kind. */
const bare = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b]+/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\u2044\u2215]/gu, '/');

/** A number as it is kept, or why it is none. Health numbers and those of National Insurance may be typed with hyphens. */
export function readIdentifier(
  code: SchemeCode,
  typed: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: RefusalCode } {
  const scheme: IdentifierScheme | undefined = schemeOf(code);
  if (scheme === undefined) return { ok: false, code: 'unknown-code' };
  const text = scheme.hasIssuer ? bare(typed) : bare(typed).replaceAll('-', '');
  const value = scheme.read(text);
  return value === null ? { ok: false, code: scheme.refusal } : { ok: true, value };
}

/** A number as it is written on paper; one of a scheme from a newer version as it stands. */
export const writeIdentifier = (code: string, kept: string): string => schemeOf(code)?.write(kept) ?? kept;
