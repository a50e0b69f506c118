import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { entryTitle } from './entry-words.ts';

const schema = contract['contacts.attachFile'].input;
type Values = z.input<typeof schema>;
const categories = personCategories.map((code) => ({ code, label: categoryLabels[code] }));
const newest = 20;

/** Takes a file into the register; what it is is told by what is in it. */
export function AttachFile({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { personId, path: '', category: 'story', timelineEntryId: null },
  });
  const attach = useWrite('contacts.attachFile', { toast: 'Kept inside the register', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await attach.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const category = useField(form.control, 'category');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Attach a file"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="attach" shortcut="Ctrl Enter" isDisabled={attach.saving}>
            {attach.saving ? 'Taking it in…' : 'Attach'}
          </Button>
        </>
      }
    >
      <Form id="attach" onSubmit={() => void submit()}>
        <PathField form={form} />
        <Select
          {...category}
          label="Kind of information"
          hint="Shown to whoever may see this kind."
          width="full"
          value={category.value}
          options={categories}
          onChange={(code) => category.onChange(code as PersonCategory)}
        />
        <BelongsTo personId={personId} form={form} />
        <p className="soft small">
          The file itself stays where it is, in the clear. Delete it there when it should lie nowhere but here.
        </p>
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

type AttachForm = ReturnType<typeof useForm<Values>>;

function PathField({ form }: { readonly form: AttachForm }) {
  const { value, onChange, error, ...path } = useField(form.control, 'path');
  const pick = useWrite('contacts.pickFile', {
    onDone: ({ path: chosen }) => {
      if (chosen !== null) onChange(chosen);
    },
  });
  return (
    <TextField
      {...path}
      label="File"
      hint="PDF, PNG, JPEG, Word (DOCX) or plain text, at most 5 MB; 20 MB about one person."
      width="full"
      value={value}
      onChange={(next) => {
        pick.clearError();
        onChange(next);
      }}
      error={pick.error?.message ?? error}
      after={
        <Button isDisabled={pick.saving} onPress={() => void pick.run({})}>
          Choose a file
        </Button>
      }
    />
  );
}

/** What it goes with, among the newest entries. */
function BelongsTo({ personId, form }: { readonly personId: string; readonly form: AttachForm }) {
  const { data } = useRead('contacts.timeline', { personId, kinds: [], after: null });
  const goesWith = useField(form.control, 'timelineEntryId');
  const entries = (data?.entries ?? []).slice(0, newest);
  if (entries.length === 0) return null;
  const options = entries.map((entry) => ({
    code: entry.id,
    label: `${dayInBrief(entry.happenedOn)}, ${entryTitle(entry)}`,
  }));
  return (
    <Select
      {...goesWith}
      label="Goes with"
      optional
      width="full"
      options={options}
      allowNone="Nothing on the timeline"
    />
  );
}
