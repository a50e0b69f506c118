import { useState } from 'react';
import type { PersonCategory } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { type ListFormat, listFormats } from '../../../domain/lists/operations.ts';
import type { ListColumn } from '../../../domain/lists/people-list.ts';
import { useWrite } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import { asDisclosureInput, DisclosureFields, emptyDisclosure } from '../sharing/disclosure-fields.tsx';

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
  const today = useToday();
  const [format, setFormat] = useState<ListFormat>('pdf');
  const [folder, setFolder] = useState('');
  const [told, setTold] = useState(() => ({ ...emptyDisclosure(today), categories: kindsIn(view.columns) }));
  const [saved, setSaved] = useState<OutputOf<'lists.save'> | null>(null);
  const save = useWrite('lists.save', { onDone: setSaved });
  const field = save.error?.field ?? '';
  const errorOf = (name: string) => (field === `disclosure.${name}` ? save.error?.message : undefined);
  const isShown = field.startsWith('disclosure.') || field === 'folder';
  const submit = () => {
    const { categories: _categories, at: _at, how: _how, ...disclosure } = asDisclosureInput(told);
    void save.run({ text: text.trim(), ...view, format, folder, disclosure });
  };
  return (
    <Dialog
      title="Print or save this list"
      isOpen
      onClose={onClose}
      actions={
        saved === null ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button kind="main" type="submit" form="save-list" isDisabled={save.saving}>
              {save.saving ? 'Saving…' : 'Save the list'}
            </Button>
          </>
        ) : (
          <Button kind="main" onPress={onClose}>
            Done
          </Button>
        )
      }
    >
      {saved === null ? (
        <Form id="save-list" onSubmit={submit}>
          <p className="soft">
            Personal data leaves the register with it. For each person in the list it is recorded who was told, and why.
          </p>
          <Choice
            label="As what"
            layout="list"
            options={formats}
            value={format}
            onChange={(next) => setFormat(listFormats.find((one) => one === next) ?? 'pdf')}
            error={field === 'format' ? save.error?.message : undefined}
          />
          <DisclosureFields value={told} onChange={setTold} errorOf={errorOf} groundOnly />
          <FolderField
            hint="A place that is locked or encrypted; never a shared or synchronised one."
            value={folder}
            onChange={(next) => {
              setFolder(next);
              save.clearError();
            }}
            error={field === 'folder' || save.error?.code.startsWith('folder-') ? save.error?.message : undefined}
          />
          {save.error !== null && !isShown && field !== 'format' && <Failure error={save.error} />}
        </Form>
      ) : (
        <p role="status">
          {saved.people === 1 ? '1 person is' : `${saved.people} people are`} in <b>{saved.file}</b>, in {saved.folder}.
          It is recorded for each of them.
        </p>
      )}
    </Dialog>
  );
}
