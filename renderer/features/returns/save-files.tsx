import { type ReactNode, useState } from 'react';
import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { FolderField } from './folder-field.tsx';

interface SaveFilesProps {
  /** Names the form. */
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  /** Words on the button while it saves. */
  readonly working: string;
  readonly main?: boolean;
  /** Where to begin with, such as the folder of the last time. */
  readonly folder?: string | null;
  readonly save: { readonly saving: boolean; readonly error: CallError | null; readonly clearError: () => void };
  readonly onSave: (folder: string) => void;
  /** What is asked besides the folder, and which refused fields it shows itself. */
  readonly fields?: ReactNode;
  readonly showsField?: (field: string) => boolean;
  /** What was written, once it is. */
  readonly children: ReactNode;
}

/** A folder, a button, and what was written there. Whatever is wrong with the folder is said beside it. */
export function SaveFiles({ label, hint, button, working, main = false, ...props }: SaveFilesProps) {
  const { save, onSave, children } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const folder = typed ?? props.folder ?? '';
  const aboutFolder = save.error?.field === 'folder' || save.error?.code.startsWith('folder-');
  const isShown = props.showsField?.(save.error?.field ?? '') === true;
  return (
    <div className="stack">
      <Form label={label} onSubmit={() => onSave(folder)}>
        {props.fields}
        <FolderField
          hint={hint}
          value={folder}
          onChange={(next) => {
            setTyped(next);
            save.clearError();
          }}
          error={aboutFolder ? save.error?.message : undefined}
        />
        {save.error !== null && !aboutFolder && !isShown && <Failure error={save.error} />}
        <div className="row">
          <Button {...(main ? { kind: 'main' as const } : {})} type="submit" isDisabled={save.saving}>
            {save.saving ? working : button}
          </Button>
        </div>
      </Form>
      {children}
    </div>
  );
}
