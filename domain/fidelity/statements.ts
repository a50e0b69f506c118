import { Refusal } from '../refusal.ts';
import { type FidelitySectionKey, fidelitySectionKeys } from './fidelity.ts';

/** How many statements stand under each section: 2, 3, 3, 2, 2, 2 and 2 (board paper of July 2018, appendix IV). */
export const statementCounts: Readonly<Record<FidelitySectionKey, number>> = {
  'partnership-and-coproduction': 2,
  'audit-and-consistency': 3,
  'coordination-for-clients-and-services': 3,
  'flexible-responses-from-services': 2,
  'workforce-development-and-service-improvement': 2,
  'measurement-of-success': 2,
  'sustainability-and-systems-change': 2,
};

/** Sixteen. */
export const statementTotal = fidelitySectionKeys.reduce((sum, key) => sum + statementCounts[key], 0);

/** In UTF-16 units; the longest of the source has about 330. */
export const longestStatement = 600;

export type SectionStatements = Readonly<Record<FidelitySectionKey, readonly string[]>>;

// What lists begin their lines with in the documents that wording is copied from: bullets, dashes, "1." and "a)".
const listMark = /^\s*(?:[•◦▪‣·*–—-]|o(?=\s)|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/u;

/** The lines of a pasted text without the marks of lists; empty lines at its beginning and end do not count. */
export const pastedLines = (pasted: string): readonly string[] =>
  pasted
    .replace(/^(?:[^\S\n]*\r?\n)+/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.replace(listMark, '').trim());

/**
 * Sixteen statements, one on each line, in the order of the sections. Throws `statement-empty`, `statement-too-long` or
 * `statements-wrong-number`.
 */
export function statementsFromPaste(pasted: string): SectionStatements {
  const lines = pastedLines(pasted);
  if (lines.length > 1 && lines.includes('')) throw new Refusal('statement-empty', 'pasted');
  if (lines.some((line) => line.length > longestStatement)) throw new Refusal('statement-too-long', 'pasted');
  if (lines.length !== statementTotal) throw new Refusal('statements-wrong-number', 'pasted');
  let at = 0;
  const entries = fidelitySectionKeys.map((key) => {
    const own = lines.slice(at, at + statementCounts[key]);
    at += statementCounts[key];
    return [key, own] as const;
  });
  return Object.fromEntries(entries) as Record<FidelitySectionKey, string[]>;
}
