import { useState } from 'react';
import { personCategories } from '../../../domain/access.ts';
import {
  attachmentTypeLabels,
  isShown,
  type SavedFor,
  savedFor,
  savedForLabels,
  sizeInWords,
} from '../../../domain/contacts/attachments.ts';
import type { AttachedFile } from '../../../domain/contacts/entry-schemas.ts';
import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SaveFiles } from '../returns/save-files.tsx';
import {
  asFileDisclosure,
  DisclosureFields,
  type DisclosureValues,
  emptyDisclosure,
} from '../sharing/disclosure-fields.tsx';
import styles from './contacts.module.css';

interface OpenFileProps {
  readonly personId: string;
  readonly file: AttachedFile;
  readonly onClose: () => void;
}

type Part = 'look' | 'save' | 'remove';

/** One file: shown inside the window where that is possible, saved outside, or removed for good. */
export function OpenFile({ personId, file, onClose }: OpenFileProps) {
  const [part, setPart] = useState<Part>('look');
  const ids = { personId, attachmentId: file.id };
  const remove = useWrite('contacts.removeFile', { toast: 'File removed', onDone: onClose });
  return (
    <Dialog
      title={file.name}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        part === 'remove' ? (
          <>
            <Button autoFocus onPress={() => setPart('look')}>
              Keep it
            </Button>
            <Button kind="danger" isDisabled={remove.saving} onPress={() => void remove.run(ids)}>
              Remove it for good
            </Button>
          </>
        ) : (
          <>
            <Button kind="danger" onPress={() => setPart('remove')}>
              Remove…
            </Button>
            <Button expanded={part === 'save'} onPress={() => setPart(part === 'save' ? 'look' : 'save')}>
              Save a copy…
            </Button>
          </>
        )
      }
    >
      {part === 'remove' && (
        <p>
          The file leaves the register for good. Its content is kept in no history, so this cannot be undone; backups
          made before still hold it.
        </p>
      )}
      {remove.error !== null && <Failure error={remove.error} />}
      {part === 'save' && <SaveCopy personId={personId} file={file} />}
      {part === 'look' && (isShown(file.type) ? <Shown {...ids} /> : <NotShown file={file} />)}
    </Dialog>
  );
}

const NotShown = ({ file }: { readonly file: AttachedFile }) => (
  <p className="soft">
    {attachmentTypeLabels[file.type]}, {sizeInWords(file.bytes)}, attached by {file.addedBy} of {file.agencyName}. This
    kind of file is not shown here; save a copy to look at it.
  </p>
);

function Shown(ids: { readonly personId: string; readonly attachmentId: string }) {
  const { data, error, isPending } = useRead('contacts.showFile', ids);
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} />;
  if (data.type === 'text') return <pre className={styles.text}>{data.content}</pre>;
  return <img className={styles.picture} alt={data.name} src={`data:image/${data.type};base64,${data.content}`} />;
}

const purposes = savedFor.map((code) => ({ code, label: savedForLabels[code] }));

interface SaveCopyProps {
  readonly personId: string;
  readonly file: AttachedFile;
}

function SaveCopy({ personId, file }: SaveCopyProps) {
  const ids = { personId, attachmentId: file.id };
  const today = useToday();
  const [purpose, setPurpose] = useState<SavedFor>('look-at-it');
  const [saved, setSaved] = useState<{ folder: string; name: string } | null>(null);
  const [told, setTold] = useState<DisclosureValues>(() => ({
    ...emptyDisclosure(today),
    categories: personCategories.filter((kind) => kind === 'identity' || kind === file.category),
  }));
  const save = useWrite('contacts.saveFile', { onDone: setSaved });
  const isHandedOn = purpose !== 'look-at-it';
  const errorOf = (name: string) => (save.error?.field === `disclosure.${name}` ? save.error.message : undefined);
  const choose = (next: SavedFor) => {
    setPurpose(next);
    setTold({ ...told, agencyId: null, recipientWords: next === 'for-the-person' ? 'The person themselves' : '' });
  };
  return (
    <div className="close-stack">
      <Choice label="What the copy is for" layout="list" options={purposes} value={purpose} onChange={choose} />
      <SaveFiles
        label="Save a copy"
        hint="Outside the register Casebook no longer protects it. That you saved it stands in the audit trail."
        button="Save a copy"
        working="Saving…"
        save={save}
        onSave={(folder) => {
          const disclosure = isHandedOn ? asFileDisclosure(told) : null;
          void save.run({ ...ids, folder, savedFor: purpose, disclosure });
        }}
        showsField={(field) => isHandedOn && field.startsWith('disclosure.')}
        fields={
          isHandedOn && (
            <>
              <p className="small soft">Handing it on is recorded under “Who may know what”.</p>
              <DisclosureFields value={told} onChange={setTold} errorOf={errorOf} groundOnly />
            </>
          )
        }
      >
        {saved !== null && (
          <p role="status">
            Saved as {saved.name} in {saved.folder}.
          </p>
        )}
      </SaveFiles>
    </div>
  );
}
