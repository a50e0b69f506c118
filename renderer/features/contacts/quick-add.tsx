import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useWrite } from '../../client.ts';
import { useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import styles from './contacts.module.css';
import { CategoryField, MainFields, MoreFields, NoteField } from './entry-fields.tsx';
import { type EntryValues, entrySchema, newEntry } from './entry-values.ts';
import { tidyTime } from './entry-words.ts';

/** One field to start with; the rest unfolds. What is typed is kept as a draft until it is saved. */
export function QuickAdd({ personId }: { readonly personId: string }) {
  const today = useToday();
  const [isMore, setMore] = useState(false);
  const form = useForm<EntryValues>({
    resolver: schemaResolver<EntryValues>(entrySchema),
    defaultValues: newEntry(personId, today),
  });
  const draft = useFormDraft(form, { form: 'contacts.entry', subject: personId, personId });
  const add = useWrite('contacts.addEntry', { toast: 'Recorded on the timeline' });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run({ ...values, happenedAt: tidyTime(values.happenedAt ?? '') });
    if (!reply.ok) {
      landProblem(form, reply.error);
      return;
    }
    draft.discard();
    form.reset(newEntry(personId, today));
    setMore(false);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Form onSubmit={() => void submit()} label="Record what happened">
      <NoteField form={form} />
      <MainFields form={form} />
      {isMore && <MoreFields form={form} />}
      {root !== undefined && <Failure error={{ message: root }} />}
      <div className={styles.foot}>
        <div className={styles.kept}>
          <CategoryField form={form} />
        </div>
        <Button kind="quiet" expanded={isMore} onPress={() => setMore(!isMore)}>
          {isMore ? 'Less' : 'Who, where, outcome'}
        </Button>
        <SaveState saving={add.saving} savedAt={add.savedAt} draftKeptAt={draft.kept} />
        <Button kind="main" type="submit" shortcut="Ctrl Enter" isDisabled={add.saving}>
          Save
        </Button>
      </div>
    </Form>
  );
}
