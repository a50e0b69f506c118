import type { BackupWarning } from '../../../domain/backups/warnings.ts';
import { cx } from '../../ui/cx.ts';
import styles from './backups.module.css';

/** What is wrong, and what is good to know; each starts with a word, so that the colour only repeats it. */
export function Warnings({ warnings }: { readonly warnings: readonly BackupWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label="About these backups">
      {warnings.map(({ code, pressing, sentence }) => (
        <li key={code} className={cx(styles.warning, pressing && styles.pressing)}>
          <b>{pressing ? 'Do this now.' : 'Good to know.'}</b> {sentence}
        </li>
      ))}
    </ul>
  );
}
