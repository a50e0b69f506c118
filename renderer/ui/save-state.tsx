import { timeInWords } from './dates.ts';
import styles from './save-state.module.css';

interface SaveStateProps {
  readonly saving?: boolean;
  readonly savedAt?: Date | null;
  readonly error?: { readonly message: string } | null;
  /** When a draft was last kept, shown while nothing newer has been saved. */
  readonly draftKeptAt?: Date | null;
}

function wordsFor({ saving, savedAt, error, draftKeptAt }: SaveStateProps): string {
  if (saving) return 'Saving';
  if (error) return 'Not saved';
  if (draftKeptAt && (!savedAt || draftKeptAt > savedAt)) return `Draft kept ${timeInWords(draftKeptAt)}`;
  return savedAt ? `Saved ${timeInWords(savedAt)}` : '';
}

/** "Saved 14:02", read out politely. */
export function SaveState(props: SaveStateProps) {
  return (
    <span role="status" className={`${styles.state} ${props.error ? styles.wrong : ''}`}>
      {wordsFor(props)}
    </span>
  );
}
