import { useState } from 'react';
import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import { useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './evaluation.module.css';
import { perspectiveLabel } from './perspectives.ts';

function Remove({ entry, close }: { readonly entry: FrameworkEntry; readonly close: () => void }) {
  const remove = useWrite('evaluation.remove', { toast: 'Entry removed', onDone: close });
  return (
    <Dialog
      title="Remove this entry?"
      role="alertdialog"
      isOpen
      onClose={close}
      actions={
        <>
          <Button autoFocus onPress={close}>
            Keep it
          </Button>
          <Button kind="danger" isDisabled={remove.saving} onPress={() => void remove.run({ entryId: entry.id })}>
            Remove the entry
          </Button>
        </>
      }
    >
      <p>
        <q>{entry.question}</q>
      </p>
      <p>It leaves the list for everyone. You can undo this for ten seconds, and the history keeps it.</p>
      {remove.error !== null && <Failure error={remove.error} />}
    </Dialog>
  );
}

interface EntryProps {
  readonly entry: FrameworkEntry;
  readonly change: () => void;
  readonly remove: () => void;
}

function Entry({ entry, change, remove }: EntryProps) {
  const today = useToday();
  const mayChange = useMay('evaluation.change');
  return (
    <li className={styles.entry}>
      <div className="between">
        <h3>{entry.question}</h3>
        <span className="row">
          <Tag>{perspectiveLabel(entry.perspective)}</Tag>
          <Tag>{entry.periodCode}</Tag>
        </span>
      </div>
      <p className={styles.text}>{entry.finding}</p>
      {entry.evidence !== null && (
        <p className={styles.evidence}>
          <b>Evidence:</b> {entry.evidence}
        </p>
      )}
      <div className="between">
        <small className="faint">Changed {momentInWords(entry.changedAt, today)}</small>
        {mayChange && (
          <span>
            <Button kind="quiet" size="small" label={`Change: ${entry.question}`} onPress={change}>
              Change
            </Button>
            <Button kind="quiet" size="small" label={`Remove: ${entry.question}`} onPress={remove}>
              Remove
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}

interface EntryListProps {
  readonly entries: readonly FrameworkEntry[];
  readonly change: (entry: FrameworkEntry) => void;
}

/** The entries found, each with its finding and evidence. */
export function EntryList({ entries, change }: EntryListProps) {
  const [removing, setRemoving] = useState<FrameworkEntry | null>(null);
  return (
    <>
      <ul className={styles.entries} aria-label="Framework entries">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} change={() => change(entry)} remove={() => setRemoving(entry)} />
        ))}
      </ul>
      {removing !== null && <Remove entry={removing} close={() => setRemoving(null)} />}
    </>
  );
}
