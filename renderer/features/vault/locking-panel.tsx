import { longestIdle, minutesInWords, shortestIdle } from '../../../domain/vault/idle-minutes.ts';
import type { VaultStatus } from '../../../domain/vault/operations.ts';
import { useWrite } from '../../client.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './vault.module.css';

const choices = Array.from({ length: longestIdle - shortestIdle + 1 }, (_, index) => ({
  code: String(shortestIdle + index),
  label: minutesInWords(shortestIdle + index),
}));

const clearedOurs =
  'What is copied out of this window is cleared from the clipboard after 20 seconds and when the register locks, unless something else was copied since.';
const clearedUnseen =
  'After something was copied out of this window, the clipboard is cleared 20 seconds later and when the register locks, whatever lies there then: this window may not read it.';

/** What locks the register on this computer, and after how many idle minutes. */
export function LockingPanel({ status }: { readonly status: VaultStatus }) {
  const set = useWrite('vault.setIdleMinutes', {
    toast: (_, { minutes }) => `Registers lock on this computer after ${minutesInWords(minutes)}.`,
  });
  return (
    <Panel title="Locking">
      <div className={styles.lockSetting}>
        <Select
          label="Lock when nobody is there for"
          hint="For this computer, whoever works at it. Choose a short time where others pass by."
          options={choices}
          value={String(status.idleMinutes)}
          onChange={(code) => void set.run({ minutes: Number(code) })}
          error={set.error?.message}
        />
      </div>
      <p>The register locks with Ctrl+L. On this computer it also locks by itself:</p>
      <ul className={styles.lockSignals}>
        {status.lockSignals.map((signal) => (
          <li key={signal}>{signal}</li>
        ))}
      </ul>
      <div className={styles.lockNotes}>
        <p className="soft small">
          Locking ends the part of Casebook that holds the key. What you were typing is kept, encrypted, and is there
          again afterwards. Nobody is locked out in the middle of a word: every key counts.
        </p>
        <p className="soft small">
          {status.shell === 'chromium' ? clearedUnseen : clearedOurs} A program that keeps what was copied earlier is
          not emptied by that.
        </p>
      </div>
    </Panel>
  );
}
