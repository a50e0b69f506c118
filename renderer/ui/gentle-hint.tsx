import styles from './gentle-hint.module.css';
import { kinderWordsFor } from './kinder-words.ts';

/** A quiet line under a note that uses blaming words. It never stops anything. */
export function GentleHint({ text }: { readonly text: string }) {
  return (
    <div role="status" className={styles.hints}>
      {kinderWordsFor(text).map(({ said, instead }) => (
        <p key={said} className={styles.hint}>
          You wrote <q>{said}</q>. Another way to say it: {instead}. The person may read this one day.
        </p>
      ))}
    </div>
  );
}
