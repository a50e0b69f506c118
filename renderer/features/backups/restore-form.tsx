import { useState } from 'react';
import type { BackupFile, RestoredBackup } from '../../../domain/backups/operations.ts';
import { announce, useRead, useWrite } from '../../client.ts';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PickFolder, PickRegister } from '../vault/pick-path.tsx';
import { Working } from '../vault/working.tsx';
import { keyWords, restoringWords } from './backup-words.ts';
import { useProgress } from './use-progress.ts';

/** What is restored: a backup from the list, or a file that is still to be chosen. */
export type Restorable = Pick<BackupFile, 'path' | 'madeAt' | 'olderKey'> | 'file';

interface RestoreFormProps {
  readonly id: string;
  readonly backup: Restorable;
  readonly registerName: string;
  readonly onRestored: (restored: RestoredBackup) => void;
  /** Told while the copy is being made, so that the button beside the form can wait. */
  readonly onBusy: (busy: boolean) => void;
}

const fields = ['backup', 'name', 'folder'];

/** Where the copy of a backup goes: always to a new place, under a name that is free. */
export function RestoreForm({ id, backup, registerName, onRestored, onBusy }: RestoreFormProps) {
  const suggested = useRead('vault.status', {}).data?.suggestedFolder ?? '';
  const [file, setFile] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [name, setName] = useState(`${registerName} restored`.trim().slice(0, 60));
  const restore = useWrite('backups.restore', { onDone: onRestored });
  const { done, total } = useProgress('backups.restore', restore.saving);
  const folder = typed ?? suggested;
  const problemOf = (field: string) => (restore.error?.field === field ? restore.error.message : undefined);
  const submit = async () => {
    onBusy(true);
    await restore.run({ backup: backup === 'file' ? file : backup.path, folder, name });
    onBusy(false);
    announce(['vault', 'backups']);
  };
  const clearing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      restore.clearError();
      set(value);
    };
  return (
    <Form id={id} label="Restore a backup" onSubmit={() => void submit()}>
      {backup === 'file' ? (
        <PickRegister
          label="Backup file"
          hint="The file whose name ends in .mcn. Its key file must lie beside it."
          value={file}
          onChange={clearing(setFile)}
          error={problemOf('backup')}
        />
      ) : (
        problemOf('backup') !== undefined && <Failure error={restore.error} />
      )}
      <TextField
        label="Name of the restored register"
        hint="A new name. The register you have stays as it is, beside it."
        width="full"
        value={name}
        onChange={clearing(setName)}
        error={problemOf('name')}
      />
      <PickFolder label="Folder" value={folder} onChange={clearing<string>(setTyped)} error={problemOf('folder')} />
      <p className="soft small">{keyWords(backup === 'file' ? { olderKey: null } : backup)}</p>
      {restore.error && !fields.includes(restore.error.field ?? '') && <Failure error={restore.error} />}
      <Working words={restore.saving ? restoringWords(done, total) : null} />
    </Form>
  );
}
