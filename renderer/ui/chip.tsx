import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './filter-chips.module.css';

interface ChipProps {
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One thing that a list is narrowed by; it stays pressed. */
export function Chip({ isChosen, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      className={cx(styles.chip, isChosen && styles.chosen)}
      aria-pressed={isChosen}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
