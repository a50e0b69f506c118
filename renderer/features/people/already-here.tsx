import type { Candidate } from '../../../domain/people/merge-operations.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import styles from './already-here.module.css';

interface AlreadyHereProps {
  readonly candidates: readonly Candidate[];
  readonly title: string;
  /** What pressing the button of one does. */
  readonly action: string;
  readonly onChoose: (candidate: Candidate) => void;
}

/** People who may be meant, each with the reasons in words. */
export function AlreadyHere({ candidates, title, action, onChoose }: AlreadyHereProps) {
  if (candidates.length === 0) return null;
  return (
    <section className={styles.here} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {candidates.map((one) => (
          <li key={one.id} className={styles.one}>
            <div>
              <p>
                <b>{one.preferredName}</b>
                {one.fullName !== null && <span className="soft"> {one.fullName}</span>}{' '}
                <span className="faint figures">{one.reference}</span>
              </p>
              <p className="soft small">{sentenceAbout(one)}</p>
            </div>
            <Button
              size="small"
              label={`${action}: ${one.preferredName}, ${one.reference}`}
              onPress={() => onChoose(one)}
            >
              {action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceAbout({ reasons, birthDate, inCohort }: Candidate): string {
  const has = `Has ${reasons.join(' and ')}`;
  const born = birthDate === null ? '' : `, born ${dayInWords(birthDate)}`;
  return `${has}${born}${inCohort ? ', in the cohort' : ''}.`;
}
