import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import { queryWords, searchWords } from '../../../domain/search.ts';

export type Perspective = FrameworkEntry['perspective'];

/** The three perspectives of the evaluation framework of February 2018, with what belongs to each. */
export const perspectives: readonly {
  readonly code: Perspective;
  readonly label: string;
  readonly description: string;
}[] = [
  { code: 'individual', label: 'Individual', description: 'What changed for people, and how it was for them.' },
  { code: 'organisational', label: 'Organisational', description: 'How services and their staff work together.' },
  { code: 'system', label: 'System', description: 'What the whole area learns, and what it should change.' },
];

export const perspectiveLabel = (code: Perspective): string =>
  perspectives.find((one) => one.code === code)?.label ?? code;

/** Entries of one perspective (or all) whose words begin with every word typed, newest change first. */
export function findEntries(
  entries: readonly FrameworkEntry[],
  perspective: Perspective | 'all',
  typed: string,
): FrameworkEntry[] {
  const words = queryWords(typed);
  const fits = (entry: FrameworkEntry) => {
    const own = searchWords(`${entry.question} ${entry.finding} ${entry.evidence ?? ''} ${entry.periodCode}`);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  return entries
    .filter((entry) => perspective === 'all' || entry.perspective === perspective)
    .filter(fits)
    .sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}
