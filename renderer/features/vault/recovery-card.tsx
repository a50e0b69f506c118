import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import styles from './recovery.module.css';

/** One paper of a recovery code: the whole code, or one of its two parts. */
export interface RecoveryPaper {
  readonly text: string;
  readonly registerName: string;
  /** The day on which the code was made. */
  readonly day: string;
  /** Which part of two it is; null for the whole code. */
  readonly part: 1 | 2 | null;
}

/** The papers of a code, as the host answered with them. */
export const papersOf = (recovery: readonly string[], registerName: string, day: string): RecoveryPaper[] =>
  recovery.map((text, at) => ({ text, registerName, day, part: recovery.length === 1 ? null : at === 0 ? 1 : 2 }));

/** "Recovery code", or "Part 1 of 2 of the recovery code". */
export const nameOfPaper = ({ part }: Pick<RecoveryPaper, 'part'>): string =>
  part === null ? 'Recovery code' : `Part ${part} of 2 of the recovery code`;

const whereToKeep = {
  whole:
    'Keep it where your partnership keeps its contracts, away from the computer and its backups. Whoever has the register’s file and this code can read everything.',
  part: 'Keep it away from the computer, and never together with the other part. Alone it opens nothing and tells nothing; with the other part and the register’s file, everything can be read.',
};

/** What goes on paper, and nothing else of the window does when it is printed. */
export function RecoveryCard({ paper }: { readonly paper: RecoveryPaper }) {
  const { text, registerName, day, part } = paper;
  return (
    <article className={`${styles.card} printed`} aria-label={nameOfPaper(paper)}>
      <p className={styles.title}>{nameOfPaper(paper)}</p>
      <p className={styles.whose}>
        {registerName}, {dayInWords(day)}
      </p>
      <ol className={styles.groups} aria-label={`${nameOfPaper(paper)}, in groups`}>
        {text.split(' ').map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ol>
      <p className={styles.keep}>{part === null ? whereToKeep.whole : whereToKeep.part}</p>
    </article>
  );
}

/** Prints the card alone. */
export function PrintCard({ paper }: { readonly paper: RecoveryPaper }) {
  return (
    <Button onPress={() => window.print()}>{paper.part === null ? 'Print it' : `Print part ${paper.part}`}</Button>
  );
}

/** What printing costs, said where it is offered. */
export const printingWords =
  'Print only on a printer that keeps nothing and that nobody else collects from. By hand is safest: the ninth letter or digit of each group checks the eight before it.';
