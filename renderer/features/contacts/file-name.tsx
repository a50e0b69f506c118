import { useState } from 'react';
import { attachmentTypeLabels, sizeInWords } from '../../../domain/contacts/attachments.ts';
import type { AttachedFile } from '../../../domain/contacts/entry-schemas.ts';
import { Button } from '../../ui/button.tsx';
import { OpenFile } from './open-file.tsx';

/** A file by its name; pressing it opens what can be done with it. */
export function FileName({ personId, file }: { readonly personId: string; readonly file: AttachedFile }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
        {file.name}
      </Button>
      <span className="faint small">
        {attachmentTypeLabels[file.type]}, {sizeInWords(file.bytes)}
      </span>
      {isOpen && <OpenFile personId={personId} file={file} onClose={() => setOpen(false)} />}
    </span>
  );
}
