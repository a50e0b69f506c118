import type { ReactNode } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import styles from './completeness-bar.module.css';

type Completeness = OutputOf<'outcomes.grid'>['completeness'];

interface CompletenessBarProps {
  readonly completeness: Completeness;
  /** Stands at the end of the line of words. */
  readonly children: ReactNode;
}

/** How much of the quarter is in: drawn, and the same in words under it. */
export function CompletenessBar({ completeness, children }: CompletenessBarProps) {
  const { inScope, recorded, unavailable, missing } = completeness;
  if (inScope === 0) return null;
  const share = (count: number) => (100 * count) / inScope;
  return (
    <div>
      <svg
        className={styles.bar}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${recorded} recorded, ${unavailable} unavailable with a reason, ${missing} missing`}
      >
        <rect className={styles.all} width={100} height={8} />
        <rect className={styles.recorded} width={share(recorded)} height={8} />
        <rect className={styles.unavailable} x={share(recorded)} width={share(unavailable)} height={8} />
      </svg>
      <div className={styles.words}>
        <span>
          <i className={`${styles.key} ${styles.keyRecorded}`} aria-hidden="true" />
          {recorded} recorded
        </span>
        <span>
          <i className={`${styles.key} ${styles.keyUnavailable}`} aria-hidden="true" />
          {unavailable} unavailable, with a reason
        </span>
        <span>
          <i className={`${styles.key} ${styles.keyMissing}`} aria-hidden="true" />
          <b>{missing} still missing</b>
        </span>
        <span className={styles.end}>{children}</span>
      </div>
    </div>
  );
}
