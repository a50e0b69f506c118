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

/** The first characters of a SHA-256, enough to compare by eye. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12);
