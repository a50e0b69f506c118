import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { SaveFiles } from '../returns/save-files.tsx';
import styles from './pack.module.css';

interface SaveProps extends Pick<InputOf<'governance.save'>, 'papers' | 'noticed'> {
  readonly label: string;
}

/** Saves papers as files. They are made anew, so that they say what holds at that moment. */
export function SavePapers({ papers, noticed, label }: SaveProps) {
  const [saved, setSaved] = useState<OutputOf<'governance.save'> | null>(null);
  const save = useWrite('governance.save', { onDone: setSaved });
  return (
    <div className={styles.form}>
      <SaveFiles
        label={label}
        hint="Each paper is written as HTML, to print, and as Markdown, to go on with. Saving is noted in the audit trail."
        button={label}
        working="Saving"
        save={save}
        onSave={(folder) => {
          setSaved(null);
          void save.run({ folder, papers, noticed });
        }}
      >
        {saved !== null && (
          <p role="status">
            <b>{saved.files.length} files written</b> to {saved.folder}
          </p>
        )}
      </SaveFiles>
    </div>
  );
}
