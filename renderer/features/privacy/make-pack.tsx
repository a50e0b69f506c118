import { useState } from 'react';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { sizeInWords } from '../../ui/sizes.ts';
import { FolderField } from '../returns/folder-field.tsx';

/** Writes the copy of the record into a folder; a refusal stands beside the folder. */
export function MakePack({ requestId }: { readonly requestId: string }) {
  const [folder, setFolder] = useState('');
  const make = useWrite('privacy.makeAccessPack');
  const [written, setWritten] = useState<readonly { readonly name: string; readonly bytes: number }[]>([]);
  const submit = async () => {
    setWritten([]);
    const reply = await make.run({ requestId, folder });
    if (reply.ok) setWritten(reply.value.files);
  };
  return (
    <Form label="Make the pack" onSubmit={() => void submit()}>
      <FolderField
        hint="A page to read and print, and the same as JSON. The files are not encrypted: hand them over and delete them."
        value={folder}
        onChange={(next) => {
          setFolder(next);
          make.clearError();
        }}
        error={make.error?.message}
      />
      <div className="row">
        <Button kind="main" type="submit" isDisabled={make.saving}>
          {make.saving ? 'Making the pack' : 'Make the pack'}
        </Button>
      </div>
      {written.length > 0 && (
        <div role="status">
          <p>{written.length} files written</p>
          <ul>
            {written.map(({ name, bytes }) => (
              <li key={name}>
                {name} <span className="soft">{sizeInWords(bytes)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Form>
  );
}
