import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'plain' | 'red' | 'amber' | 'green' | 'violet';

/** A word with a shape; the colour only repeats what the word says. `plain` has no shape. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}
