import type { EligibilityOutcome } from '../../../domain/people/eligibility.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';

const words: Readonly<Record<EligibilityOutcome, { readonly label: string; readonly tone: Tone }>> = {
  meets: { label: 'Meets', tone: 'green' },
  'at-risk': { label: 'At risk', tone: 'amber' },
  'does-not-meet': { label: 'Does not meet', tone: 'plain' },
};

/** Where a person stands against the definition, in two words. */
export function EligibilityTag({ outcome }: { readonly outcome: EligibilityOutcome }) {
  return <Tag tone={words[outcome].tone}>{words[outcome].label}</Tag>;
}
