import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErasePerson } from './erasure-confirm.tsx';
import { FindRecord } from './find-record.tsx';
import type { Copy } from './retention-words.ts';
import { copyInWords } from './retention-words.ts';

interface EraseProps {
  /** Whose record, by reference; empty to ask for it. */
  readonly reference: string;
  readonly onClose: () => void;
}

/** From a reference to a person, and from there to the last question. */
export function EraseRecord({ reference, onClose }: EraseProps) {
  const [left, setLeft] = useState<readonly Copy[] | null>(null);
  if (left !== null) return <Erased copies={left} onClose={onClose} />;
  return (
    <FindRecord
      title="Erase a record"
      say="Nothing is erased yet. The next step shows what would go, and what stands in the way."
      reference={reference}
      then={(person) => <ErasePerson person={person} onErased={setLeft} onClose={onClose} />}
      onClose={onClose}
    />
  );
}

function Erased({ copies, onClose }: { readonly copies: readonly Copy[]; readonly onClose: () => void }) {
  return (
    <Dialog
      title="The record is erased"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="main" onPress={onClose} autoFocus>
          Done
        </Button>
      }
    >
      <p>
        The key of its history is destroyed, and its rows are gone. The audit trail says that it was done, and by whom.
      </p>
      {copies.length === 0 ? (
        <p>No return or backup known to this register still holds them.</p>
      ) : (
        <>
          <p>These still hold them. They stand under “Copies that still hold somebody” until they are checked off.</p>
          <ul>
            {copies.map((copy) => (
              <li key={`${copy.kind} ${copy.label} ${copy.madeAt}`}>{copyInWords(copy)}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
