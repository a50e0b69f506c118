import { type ReactNode, useState } from 'react';
import type { RestoredBackup } from '../../../domain/backups/operations.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Loading } from '../../ui/loading.tsx';
import { sizeInWords } from '../../ui/sizes.ts';
import { Door } from '../vault/door.tsx';
import vault from '../vault/vault.module.css';
import { StateTag } from './backup-table.tsx';
import styles from './backups.module.css';
import { type ListedBackup, useBackupList } from './newest-backup.tsx';
import { RestoreForm } from './restore-form.tsx';

interface RestoreDoorProps {
  /** Of which register; null for any that this computer knows. */
  readonly path: string | null;
  /** Chosen already, from the offer on the unlock screen. */
  readonly chosen: ListedBackup | null;
  readonly onRestored: (restored: RestoredBackup) => void;
  readonly foot: ReactNode;
}

/** Getting a register back before any is open: which backup, then where its copy goes. */
export function RestoreDoor({ path, chosen, onRestored, foot }: RestoreDoorProps) {
  const today = useToday();
  const [backup, setBackup] = useState<ListedBackup | 'file' | null>(chosen);
  const [busy, setBusy] = useState(false);
  if (backup === null) return <ChooseBackup path={path} onChoose={setBackup} foot={foot} />;
  const registerName = backup === 'file' ? '' : backup.registerName;
  return (
    <Door
      title={backup === 'file' ? 'Restore from a file' : `Restore ${registerName}`}
      say={
        backup === 'file'
          ? 'A copy of the backup becomes a register of its own. The backup stays.'
          : `From the backup of ${momentInWords(backup.madeAt, today)}. Its copy becomes a register of its own; the backup stays.`
      }
      foot={foot}
    >
      <RestoreForm id="restore" backup={backup} registerName={registerName} onRestored={onRestored} onBusy={setBusy} />
      <div className={vault.actions}>
        <Button onPress={() => setBackup(null)}>Another backup</Button>
        <Button kind="main" type="submit" form="restore" isDisabled={busy}>
          Restore a copy
        </Button>
      </div>
    </Door>
  );
}

function ChooseBackup(props: {
  readonly path: string | null;
  readonly onChoose: (backup: ListedBackup | 'file') => void;
  readonly foot: ReactNode;
}) {
  const today = useToday();
  const found = useBackupList(props.path);
  return (
    <Door
      title="Restore a backup"
      say="Choose a backup that this computer made, or a file from another drive."
      foot={props.foot}
    >
      {found === null && <Loading />}
      {found?.length === 0 && <p className="soft">This computer knows of no backups. Choose the file of one.</p>}
      {found !== null && found.length > 0 && (
        <ul className={styles.backups} aria-label="Backups, newest first">
          {found.map((backup) => (
            <li key={backup.path}>
              <Button
                isDisabled={backup.state === 'damaged'}
                label={`${backup.registerName}, ${momentInWords(backup.madeAt, today)}`}
                onPress={() => props.onChoose(backup)}
              >
                {momentInWords(backup.madeAt, today)}
              </Button>
              <span className={styles.about}>
                {backup.registerName}, {sizeInWords(backup.bytes)} <StateTag backup={backup} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={vault.actions}>
        <Button onPress={() => props.onChoose('file')}>Choose a file</Button>
      </div>
    </Door>
  );
}
