import { useId } from 'react';
import { Button } from './button.tsx';
import styles from './job-progress.module.css';

interface JobProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What it is doing once everything is prepared and can no longer be stopped. */
  readonly lastly: string;
  readonly onStop: () => void;
}

/** How far a long job is, and the way to stop it while nothing has been changed. */
export function JobProgress({ label, done, total, lastly, onStop }: JobProgressProps) {
  const id = useId();
  const isLast = total > 0 && done >= total;
  const counted = total === 0 ? '' : `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <div className={styles.job}>
      <label htmlFor={id}>{isLast ? lastly : label}</label>
      <div className={styles.line}>
        <progress id={id} className={styles.bar} max={Math.max(total, 1)} {...(total === 0 ? {} : { value: done })} />
        <span className="soft figures">{counted}</span>
        <Button size="small" isDisabled={isLast} onPress={onStop}>
          Stop
        </Button>
      </div>
    </div>
  );
}
