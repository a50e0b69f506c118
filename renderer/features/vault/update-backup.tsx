import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { PickFolder } from './pick-path.tsx';
import styles from './vault.module.css';

interface UpdateBackupProps {
  /** As it is typed; whoever holds it keeps it over a refusal. */
  readonly folder: string;
  readonly onFolder: (folder: string) => void;
  readonly error: CallError;
  readonly busy: boolean;
  /** Unlocks with the backup in that folder, or without one for null. */
  readonly onDecide: (folder: string | null) => void;
}

/** Whether a refusal is about the backup that is made before an update. */
export const isAboutUpdate = ({ code, field }: CallError): boolean =>
  code === 'backup-needed-first' || field === 'updateBackup';

/** The backup before an update could not be made: another place for it, or in without one, said plainly. */
export function UpdateBackup({ folder, onFolder, error, busy, onDecide }: UpdateBackupProps) {
  return (
    <div className={styles.update}>
      <p>
        Free some space on this computer and unlock again, or make this one backup somewhere else, such as on a USB
        stick.
      </p>
      <PickFolder
        label="Folder for this backup"
        value={folder}
        onChange={onFolder}
        error={error.field === 'updateBackup' ? error.message : undefined}
      />
      <div className={styles.actions}>
        <Button onPress={() => onDecide(folder)} isDisabled={busy || folder.trim() === ''}>
          Back up there and unlock
        </Button>
      </div>
      <p>
        If you must get in now, you can go on without it. Everything in the register stays; the older version of
        Casebook will not open it any more. It is noted in the audit trail, and you are asked for a backup afterwards.
      </p>
      <div className={styles.actions}>
        <Button kind="quiet" onPress={() => onDecide(null)} isDisabled={busy}>
          Unlock without a backup
        </Button>
      </div>
    </div>
  );
}
