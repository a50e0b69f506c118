import { useForm } from 'react-hook-form';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import { useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { CategoryField, MainFields, MoreFields, NoteField } from './entry-fields.tsx';
import { type EntryValues, entrySchema, valuesOf } from './entry-values.ts';
import { tidyTime } from './entry-words.ts';

interface EditEntryProps {
  readonly personId: string;
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}

/** Corrects an entry, or takes it back. What stood there before stays in the history. */
export function EditEntry({ personId, entry, onClose }: EditEntryProps) {
  const form = useForm<EntryValues>({
    resolver: schemaResolver<EntryValues>(entrySchema),
    defaultValues: valuesOf(personId, entry),
  });
  const draft = useFormDraft(form, { form: 'contacts.correct', subject: entry.id, personId });
  const close = closing(draft, onClose);
  const change = useWrite('contacts.changeEntry', { toast: 'Corrected', onDone: close });
  const takeBack = useWrite('contacts.takeBackEntry', { toast: 'Taken back', onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const happenedAt = tidyTime(values.happenedAt ?? '');
    const reply = await change.run({ ...values, happenedAt, timelineEntryId: entry.id });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message ?? takeBack.error?.message;
  return (
    <Dialog
      title="Correct what was recorded"
      size="wide"
      isOpen
      // Esc keeps the draft; Cancel throws it away.
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <Button
            kind="danger"
            isDisabled={takeBack.saving}
            onPress={() => void takeBack.run({ personId, timelineEntryId: entry.id })}
          >
            Take it back
          </Button>
          <SaveState saving={change.saving} draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="correct-entry" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="correct-entry" onSubmit={() => void submit()}>
        <p className="soft">
          What stood here before stays in the history of the record, and so does what is taken back.
        </p>
        <NoteField form={form} autoFocus />
        <MainFields form={form} />
        <MoreFields form={form} />
        <CategoryField form={form} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
