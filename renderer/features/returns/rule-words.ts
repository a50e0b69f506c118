import type { ReturnRule } from '../../../domain/returns/operations.ts';
import { returnRules } from '../../../domain/returns/suppress.ts';

interface RuleOption {
  readonly code: ReturnRule;
  readonly label: string;
  readonly description: string;
}

/** The rules to choose from, each with the sentence that its files carry too. */
export const ruleOptions: readonly RuleOption[] = Object.values(returnRules).map(({ code, label, description }) => ({
  code,
  label,
  description,
}));

export const ruleLabel = (rule: ReturnRule): string => returnRules[rule].label;

/** The size of a file as a person says it, in decimal units: "812 bytes", "1.4 kB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** The first characters of a SHA-256, enough to compare by eye. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12);
