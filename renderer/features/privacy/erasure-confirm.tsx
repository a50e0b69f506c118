import { useState } from 'react';
import type { Standing } from '../../../domain/privacy/operations.ts';
import { type ErasureReason, erasureReasons } from '../../../domain/privacy/requests.ts';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Working } from '../vault/working.tsx';
import styles from './retention.module.css';
import { blockInWords, type Copy, copyInWords, erasureReasonLabels } from './retention-words.ts';

const reasons = erasureReasons.map((code) => ({ code, label: erasureReasonLabels[code] }));

interface ConfirmProps {
  readonly person: Standing;
  readonly onErased: (copies: readonly Copy[]) => void;
  readonly onClose: () => void;
}

/** The last question before somebody is gone for good. Only the button does it: no key of the keyboard sends the form. */
export function ErasePerson({ person, onErased, onClose }: ConfirmProps) {
  const { personId, personName, personReference } = person;
  const preview = useRead('privacy.erasurePreview', { personId });
  const [reason, setReason] = useState<ErasureReason | null>(null);
  const [reference, setReference] = useState('');
  const erase = useWrite('privacy.erase', { onDone: ({ copies }) => onErased(copies) });
  const blocks = preview.data?.blocks ?? [];
  const ready = preview.data !== undefined && blocks.length === 0 && reason !== null && reference.trim() !== '';
  const run = () => reason !== null && void erase.run({ personId, reference, reasonCode: reason });
  return (
    <Dialog
      title={`Erase ${personName} for good?`}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep the record
          </Button>
          {blocks.length === 0 && (
            <Button kind="danger" onPress={run} isDisabled={!ready || erase.saving}>
              Erase for good
            </Button>
          )}
        </>
      }
    >
      <p className="soft figures">{personReference}</p>
      {preview.isPending && <Loading />}
      {!preview.data && preview.error && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {blocks.length > 0 && (
        <>
          <p>This cannot be done now:</p>
          <ul>
            {blocks.map((block) => (
              <li key={block}>{blockInWords(block)}</li>
            ))}
          </ul>
        </>
      )}
      {preview.data && <WhatGoes rows={preview.data.rows} copies={preview.data.copies} />}
      {preview.data && blocks.length === 0 && (
        <Form label="Erase this record" onSubmit={() => undefined}>
          <div className={styles.stack}>
            <Choice label="Why it is erased" layout="list" value={reason} options={reasons} onChange={setReason} />
            <TextField
              label="Their reference, typed again"
              width="short"
              value={reference}
              onChange={(typed) => {
                setReference(typed);
                erase.clearError();
              }}
              error={erase.error?.field === 'reference' ? erase.error.message : undefined}
            />
          </div>
        </Form>
      )}
      {erase.error && erase.error.field !== 'reference' && <Failure error={erase.error} />}
      <Working words={erase.saving ? 'Erasing the record.' : null} />
    </Dialog>
  );
}

function WhatGoes({ rows, copies }: { readonly rows: number; readonly copies: readonly Copy[] }) {
  return (
    <>
      <p>What would happen:</p>
      <ul>
        <li>
          Everything that is recorded about them goes, {rows} rows in all, with their history, sealed facts and drafts.
          Nobody can bring it back.
        </li>
        <li>The audit trail stays: who did what and when, without a name.</li>
        <li>Notes about other people may still name them. Search for the name and correct those yourself.</li>
      </ul>
      {copies.length > 0 && (
        <>
          <p>These still hold them afterwards:</p>
          <ul>
            {copies.map((copy) => (
              <li key={`${copy.kind} ${copy.label} ${copy.madeAt}`}>{copyInWords(copy)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
