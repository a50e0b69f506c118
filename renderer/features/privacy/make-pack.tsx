import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { sizeInWords } from '../../ui/sizes.ts';
import { SaveFiles } from '../returns/save-files.tsx';

/** Writes the copy of the record into a folder. */
export function MakePack({ requestId }: { readonly requestId: string }) {
  const [written, setWritten] = useState<OutputOf<'privacy.makeAccessPack'> | null>(null);
  const make = useWrite('privacy.makeAccessPack', { onDone: setWritten });
  return (
    <SaveFiles
      label="Make the pack"
      hint="A page to read and print, and the same as JSON. The files are not encrypted: hand them over and delete them."
      button="Make the pack"
      working="Making the pack"
      main
      save={make}
      onSave={(folder) => {
        setWritten(null);
        void make.run({ requestId, folder });
      }}
    >
      {written !== null && (
        <div role="status">
          <p>
            <b>{written.files.length} files written</b> to {written.folder}
          </p>
          <ul>
            {written.files.map(({ name, bytes }) => (
              <li key={name}>
                {name} <span className="soft">{sizeInWords(bytes)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </SaveFiles>
  );
}
