import type { Change } from '../../../domain/instruments/change.ts';
import { changeInWords, verdictLabels } from '../../../domain/instruments/words.ts';
import { dayInBrief } from '../../ui/dates.ts';
import styles from './instruments.module.css';
import type { ShownInstrument } from './score-words.ts';

interface VerdictProps {
  readonly instrument: ShownInstrument;
  readonly change: Change;
}

/** How far a difference can be trusted: a word and a shape, in no colour, because a figure is not good or bad by itself. */
export function Verdict({ instrument, change }: VerdictProps) {
  return (
    <div className={styles.change}>
      <span className={styles.verdict}>
        <span className={styles.shape} data-verdict={change.verdict} aria-hidden="true" />
        {verdictLabels[change.verdict]}
      </span>
      <span className="soft small">
        {changeInWords(instrument, change)}, since {dayInBrief(change.since)}.
        {change.otherMode && ' Completed in a different way then, which can move a score by itself.'}
      </span>
    </div>
  );
}
