import { useState } from 'react';
import type { PersonCategory } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ListColumn } from '../../../domain/lists/people-list.ts';
import { useWrite } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { SaveAndTell } from '../sharing/save-and-tell.tsx';

const formats = [
  { code: 'pdf', label: 'A paper to print (PDF)' },
  { code: 'xlsx', label: 'A workbook for a spreadsheet (XLSX)' },
  { code: 'csv', label: 'A plain table (CSV)' },
] as const;

/** The kinds of information that the columns may show; which of them really do, the host knows. */
function kindsIn(columns: readonly ListColumn[]): readonly PersonCategory[] {
  const shows = (...some: ListColumn[]): boolean => some.some((column) => columns.includes(column));
  return [
    'identity',
    ...(shows('lead', 'last-contact') ? (['contact'] as const) : []),
    ...(shows('needs', 'definition') ? (['housing', 'offending', 'health'] as const) : []),
  ];
}

/** Takes the list that is on screen out of the register, and writes down to whom it went and on what ground. */
export function SaveList({ onClose }: { readonly onClose: () => void }) {
  const { text, ...view } = useSession((state) => state.peopleView);
  const [saved, setSaved] = useState<OutputOf<'lists.save'> | null>(null);
  const save = useWrite('lists.save', { onDone: setSaved });
  return (
    <SaveAndTell
      title="Print or save this list"
      says="Personal data leaves the register with it. For each person in the list it is recorded who was told, and why."
      formats={formats}
      firstFormat="pdf"
      formatField="format"
      kinds={kindsIn(view.columns)}
      saveLabel="Save the list"
      write={save}
      onSave={(file) => void save.run({ text: text.trim(), ...view, ...file })}
      saved={
        saved === null ? null : (
          <>
            {saved.people === 1 ? '1 person is' : `${saved.people} people are`} in <b>{saved.file}</b>, in{' '}
            {saved.folder}. It is recorded for each of them.
          </>
        )
      }
      onClose={onClose}
    />
  );
}
