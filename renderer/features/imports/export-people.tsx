import { useState } from 'react';
import { personCategories } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveAndTell } from '../sharing/save-and-tell.tsx';
import { inPeople } from './import-words.ts';
import styles from './imports.module.css';

const formats = [
  { code: 'xlsx', label: 'A workbook for a spreadsheet (XLSX)' },
  { code: 'csv', label: 'A plain table (CSV)' },
] as const;

/** The way out: everybody as a file that is taken in again as it is. */
export function ExportPeople() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="Save the people as a spreadsheet">
      <p>
        Everybody whom you may see, one in each row, in columns that are recognised when they are taken in again here or
        in another register.
      </p>
      <div className={styles.buttons}>
        <Button onPress={() => setOpen(true)}>Save the people</Button>
      </div>
      {isOpen && <SavePeople onClose={() => setOpen(false)} />}
    </Panel>
  );
}

/** What the file does not hold, in sentences; empty where it holds everything. */
function leftOutWords({ withheld, moreMemberships }: OutputOf<'imports.export'>): string {
  const hidden = withheld === 1 ? '1 value is' : `${withheld} values are`;
  const more = moreMemberships === 1 ? '1 other membership has' : `${moreMemberships} other memberships have`;
  return [
    ...(withheld === 0 ? [] : [`${hidden} not shown to you, and left empty.`]),
    ...(moreMemberships === 0 ? [] : [`${more} no place in it.`]),
  ].join(' ');
}

function SavePeople({ onClose }: { readonly onClose: () => void }) {
  const [saved, setSaved] = useState<OutputOf<'imports.export'> | null>(null);
  const save = useWrite('imports.export', { onDone: setSaved });
  return (
    <SaveAndTell
      title="Save the people as a spreadsheet"
      says="Personal data leaves the register with it, without any protection of its own. For each person it is recorded who was told, and why. Nothing sealed or restricted is in it."
      formats={formats}
      firstFormat="xlsx"
      formatField="kind"
      kinds={personCategories}
      saveLabel="Save the people"
      write={save}
      onSave={({ format, ...file }) => void save.run({ kind: format, ...file })}
      saved={
        saved === null ? null : (
          <>
            {inPeople(saved.people)} {saved.people === 1 ? 'is' : 'are'} in <b>{saved.file}</b>. It is recorded for each
            of them. {leftOutWords(saved)}
          </>
        )
      }
      onClose={onClose}
    />
  );
}
