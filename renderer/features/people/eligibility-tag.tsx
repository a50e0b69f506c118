import { type EligibilityOutcome, eligibilityLabels } from '../../../domain/people/eligibility.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import styles from './eligibility-tag.module.css';

const words: Readonly<Record<EligibilityOutcome, { readonly label: string; readonly tone: Tone }>> = {
  meets: { label: 'Meets', tone: 'green' },
  'at-risk': { label: 'At risk', tone: 'amber' },
  'does-not-meet': { label: 'Does not meet', tone: 'plain' },
};

/** Where a person stands against the definition, in two words; only that it is recorded where it may not be shown. */
export function EligibilityTag({ outcome }: { readonly outcome: EligibilityOutcome | null }) {
  if (outcome === null) return <Tag>Recorded</Tag>;
  return <Tag tone={words[outcome].tone}>{words[outcome].label}</Tag>;
}

interface VerdictProps {
  readonly outcome: EligibilityOutcome | null;
  /** A sentence of the rule that begins with the outcome and a colon, without a full stop. */
  readonly summary: string;
  readonly more?: string;
}

/** The whole reading in one line: the outcome as a tag, then how it was counted. */
export function EligibilityVerdict({ outcome, summary, more }: VerdictProps) {
  if (outcome === null) {
    return (
      <p className={styles.verdict}>
        <Tag>Recorded</Tag>
        <span>{summary}</span>
      </p>
    );
  }
  const counted = summary.startsWith(`${eligibilityLabels[outcome]}: `)
    ? summary.slice(eligibilityLabels[outcome].length + 2)
    : summary;
  return (
    <p className={styles.verdict}>
      <Tag tone={words[outcome].tone}>{eligibilityLabels[outcome]}</Tag>
      <span>
        {counted}.{more !== undefined && ` ${more}`}
      </span>
    </p>
  );
}
