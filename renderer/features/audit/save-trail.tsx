import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import type { Filter } from './audit-tab.tsx';

/** Saves the trail as it is filtered. */
export function SaveTrail({ filter }: { readonly filter: Filter }) {
  const [folder, setFolder] = useState('');
  const [saved, setSaved] = useState<OutputOf<'audit.export'> | null>(null);
  const save = useWrite('audit.export', { onDone: setSaved });
  const aboutFolder = save.error?.field === 'folder' || save.error?.code.startsWith('folder-');
  return (
    <Form label="Save the audit trail" onSubmit={() => void save.run({ ...filter, folder })}>
      <FolderField
        hint="As a spreadsheet and as JSON, with references and no names. Saving is noted here too."
        value={folder}
        onChange={(next) => {
          setFolder(next);
          save.clearError();
        }}
        error={aboutFolder ? save.error?.message : undefined}
      />
      {save.error !== null && !aboutFolder && <Failure error={save.error} />}
      <div>
        <Button type="submit" isDisabled={save.saving}>
          Save these entries
        </Button>
      </div>
      {saved !== null && (
        <p role="status">
          <b>{saved.entries} entries written</b> to {saved.folder}. The head is {saved.head}.
        </p>
      )}
    </Form>
  );
}
