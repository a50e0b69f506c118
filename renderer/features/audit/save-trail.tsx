import { useState } from 'react';
import { entries } from '../../../domain/audit/tampering.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { SaveFiles } from '../returns/save-files.tsx';
import type { Filter } from './audit-filters.tsx';

/** Saves the trail as it is filtered. */
export function SaveTrail({ filter }: { readonly filter: Filter }) {
  const [saved, setSaved] = useState<OutputOf<'audit.export'> | null>(null);
  const save = useWrite('audit.export', { onDone: setSaved });
  return (
    <SaveFiles
      label="Save the audit trail"
      hint="As a spreadsheet and as JSON, with references and no names. Saving is noted here too."
      button="Save these entries"
      working="Saving"
      save={save}
      onSave={(folder) => {
        setSaved(null);
        void save.run({ ...filter, folder });
      }}
    >
      {saved !== null && (
        <p role="status">
          <b>{entries(saved.entries)} written</b> to {saved.folder}. The head is {saved.head}.
        </p>
      )}
    </SaveFiles>
  );
}
