import { type ReactNode, useState } from 'react';
import type { PersonCategory } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import type { CallError } from '../../call.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import { asFileDisclosure, DisclosureFields, emptyDisclosure } from './disclosure-fields.tsx';

/** To whom a file goes and on what ground, as every operation that saves one takes it. */
export type FileDisclosure = InputOf<'lists.save'>['disclosure'];

export interface FileToSave<Format extends string> {
  readonly format: Format;
  readonly folder: string;
  readonly disclosure: FileDisclosure;
}

interface SaveAndTellProps<Format extends string> {
  readonly title: string;
  /** What leaves the register with the file. */
  readonly says: ReactNode;
  readonly formats: readonly { readonly code: Format; readonly label: string }[];
  readonly firstFormat: Format;
  /** The name of the input's field that holds the format. */
  readonly formatField: string;
  /** The kinds of information that may be in the file, for which a ground is asked. */
  readonly kinds: readonly PersonCategory[];
  readonly saveLabel: string;
  /** The agency to which the file goes, where that stands already. */
  readonly to?: string;
  /** What else is asked, by the format that is chosen, and the names of its fields. */
  readonly more?: (format: Format) => ReactNode;
  readonly moreFields?: readonly string[];
  readonly write: {
    readonly saving: boolean;
    readonly error: CallError | null;
    readonly clearError: () => void;
  };
  readonly onSave: (file: FileToSave<Format>) => void;
  /** What was saved, in a sentence; null before. */
  readonly saved: ReactNode;
  readonly onClose: () => void;
}

/** Takes a file about people out of the register, and asks to whom it goes and on what ground. */
export function SaveAndTell<Format extends string>(props: SaveAndTellProps<Format>) {
  const { title, says, formats, formatField, saveLabel, write, onSave, saved, onClose, to, more } = props;
  const today = useToday();
  const [format, setFormat] = useState<Format>(props.firstFormat);
  const [folder, setFolder] = useState('');
  const [told, setTold] = useState(() => ({ ...emptyDisclosure(today), agencyId: to ?? null }));
  const { error } = write;
  const field = error?.field ?? '';
  const errorIn = (name: string) => (field === name ? error?.message : undefined);
  const isOfFolder = field === 'folder' || error?.code.startsWith('folder-') === true;
  const isOwn = field === formatField || props.moreFields?.includes(field) === true;
  const isShown =
    (field.startsWith('disclosure.') && (to === undefined || field !== 'disclosure.agencyId')) || isOfFolder || isOwn;
  const submit = () => onSave({ format, folder, disclosure: asFileDisclosure(told) });
  const before = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="main" type="submit" form="save-and-tell" isDisabled={write.saving}>
        {write.saving ? 'Saving…' : saveLabel}
      </Button>
    </>
  );
  const after = (
    <Button kind="main" onPress={onClose}>
      Done
    </Button>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={saved === null ? before : after}>
      {saved === null ? (
        <Form id="save-and-tell" onSubmit={submit}>
          <p className="soft">{says}</p>
          <Choice
            label="As what"
            layout="list"
            options={formats}
            value={format}
            onChange={(next) => setFormat((was) => formats.find(({ code }) => code === next)?.code ?? was)}
            error={errorIn(formatField)}
          />
          {more?.(format)}
          <DisclosureFields
            value={{ ...told, categories: props.kinds }}
            onChange={setTold}
            errorOf={(name) => errorIn(`disclosure.${name}`)}
            groundOnly
            recipientStands={to !== undefined}
          />
          <FolderField
            hint="A place that is locked or encrypted; never a shared or synchronised one."
            value={folder}
            onChange={(next) => {
              setFolder(next);
              write.clearError();
            }}
            error={isOfFolder ? error?.message : undefined}
          />
          {error !== null && !isShown && <Failure error={error} />}
        </Form>
      ) : (
        <p role="status">{saved}</p>
      )}
    </Dialog>
  );
}
