import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import styles from './pack.module.css';

interface SaveProps extends Pick<InputOf<'governance.save'>, 'papers' | 'noticed'> {
  readonly label: string;
}

/** Saves papers as files. They are made anew, so that they say what holds at that moment. */
export function SavePapers({ papers, noticed, label }: SaveProps) {
  const [folder, setFolder] = useState('');
  const [saved, setSaved] = useState<OutputOf<'governance.save'> | null>(null);
  const save = useWrite('governance.save', { onDone: setSaved });
  const aboutFolder = save.error?.field === 'folder' || save.error?.code.startsWith('folder-');
  return (
    <div className={styles.form}>
      <Form
        label={label}
        onSubmit={() => {
          setSaved(null);
          void save.run({ folder, papers, noticed });
        }}
      >
        <FolderField
          hint="Each paper is written as HTML, to print, and as Markdown, to go on with. Saving is noted in the audit trail."
          value={folder}
          onChange={(next) => {
            setFolder(next);
            save.clearError();
          }}
          error={aboutFolder ? save.error?.message : undefined}
        />
        {save.error !== null && !aboutFolder && <Failure error={save.error} />}
        <div className={styles.buttons}>
          <Button type="submit" isDisabled={save.saving}>
            {save.saving ? 'Saving' : label}
          </Button>
        </div>
      </Form>
      {saved !== null && (
        <p role="status">
          <b>{saved.files.length} files written</b> to {saved.folder}
        </p>
      )}
    </div>
  );
}
