import styles from './gentle-hint.module.css';

/** Words that put the blame on the person, and what says the same without it. */
const kinder: readonly { readonly pattern: RegExp; readonly said: string; readonly instead: string }[] = [
  {
    pattern: /\b(failed|failing|fails) to engage\b/i,
    said: 'failed to engage',
    instead: 'could not be reached, or chose not to meet',
  },
  { pattern: /\brefus(ed|es|ing)\b/i, said: 'refused', instead: 'said no, or decided against it' },
  {
    pattern: /\bnon-?\s?complian(t|ce)\b/i,
    said: 'non-compliant',
    instead: 'did not take up the offer, with the reason if it is known',
  },
  { pattern: /\bDNA('?d)?\b/, said: 'DNA', instead: 'was not there, and what may have made it hard' },
  {
    pattern: /\bchaotic\b/i,
    said: 'chaotic',
    instead: 'what is hard at the moment, such as no phone or nowhere to sleep',
  },
  { pattern: /\bhard[- ]to[- ]reach\b/i, said: 'hard to reach', instead: 'we have not reached them yet' },
  {
    pattern: /\battention[- ]seeking\b/i,
    said: 'attention seeking',
    instead: 'what happened, and what the person was asking for',
  },
];

/** A quiet line under a note that uses blaming words. It never stops anything. */
export function GentleHint({ text }: { readonly text: string }) {
  const found = kinder.filter(({ pattern }) => pattern.test(text));
  return (
    <div role="status" className={styles.hints}>
      {found.map(({ said, instead }) => (
        <p key={said} className={styles.hint}>
          You wrote <q>{said}</q>. Another way to say it: {instead}. The person may read this one day.
        </p>
      ))}
    </div>
  );
}
