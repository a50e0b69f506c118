import { useState } from 'react';
import type { RestoredBackup } from '../../../domain/backups/operations.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { checkedWords } from './backup-words.ts';
import styles from './backups.module.css';
import { type Restorable, RestoreForm } from './restore-form.tsx';

interface RestoreDialogProps {
  readonly backup: Restorable;
  readonly registerName: string;
  readonly onClose: () => void;
}

/** Restores a backup while a register is open: the copy waits, and the open register is not touched. */
export function RestoreDialog({ backup, registerName, onClose }: RestoreDialogProps) {
  const today = useToday();
  const [busy, setBusy] = useState(false);
  const [restored, setRestored] = useState<RestoredBackup | null>(null);
  const title =
    backup === 'file' ? 'Restore from a file' : `Restore the backup of ${momentInWords(backup.madeAt, today)}`;
  if (restored !== null) {
    const close = (
      <Button kind="main" onPress={onClose} autoFocus>
        Done
      </Button>
    );
    return (
      <Dialog title="The backup is restored" isOpen onClose={onClose} actions={close}>
        <div className="stack" role="status">
          <p className={styles.path}>{restored.path}</p>
          <p>{checkedWords[restored.checked]}</p>
          {restored.trailProblem !== null && <p role="alert">{restored.trailProblem}</p>}
          <p>To look at it, lock this register and choose “Open another register”.</p>
        </div>
      </Dialog>
    );
  }
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="main" type="submit" form="restore" isDisabled={busy}>
        Restore a copy
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions}>
      <RestoreForm id="restore" backup={backup} registerName={registerName} onRestored={setRestored} onBusy={setBusy} />
    </Dialog>
  );
}
