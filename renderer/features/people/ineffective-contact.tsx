import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { answerLabels, answers } from '../../../domain/people/eligibility.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const schema = contract['people.recordIneffectiveContact'].input.omit({ personId: true });
type Values = z.input<typeof schema>;

/** Contact with services that did not help: not a need, and recorded apart from them. */
export function IneffectiveContact({ person }: { readonly person: Person }) {
  const [changing, setChanging] = useState(false);
  const { ineffectiveContact, ineffectiveContactWords, ineffectiveContactSince, withheld } = person;
  const isHidden = withheld.includes('ineffectiveContact');
  return (
    <Panel
      title="Contact with services that did not help"
      aside={
        !isHidden && (
          <Button size="small" onPress={() => setChanging(true)}>
            Change
          </Button>
        )
      }
    >
      <p>
        <b>{isHidden ? 'Recorded' : answerLabels[ineffectiveContact]}</b>
        {ineffectiveContactSince !== null && (
          <span className="soft">, since {dayInWords(ineffectiveContactSince)}</span>
        )}
      </p>
      {ineffectiveContactWords !== null && <p>{ineffectiveContactWords}</p>}
      {changing && <Change person={person} onClose={() => setChanging(false)} />}
    </Panel>
  );
}

const options = answers.map((code) => ({ code, label: answerLabels[code] }));

function Change({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      answer: person.ineffectiveContact,
      words: person.ineffectiveContactWords,
      since: person.ineffectiveContactSince,
    },
  });
  const draft = useFormDraft(form, { form: 'people.ineffective-contact', subject: person.id, personId: person.id });
  const close = closing(draft, onClose);
  const record = useWrite('people.recordIneffectiveContact', { toast: 'Saved', onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const reply = await record.run({ personId: person.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const words = useField(form.control, 'words');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Contact with services that did not help"
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="ineffective-contact" shortcut="Ctrl Enter" isDisabled={record.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="ineffective-contact" onSubmit={() => void submit()}>
        <Choice
          {...useField(form.control, 'answer')}
          label="Has contact with services not helped?"
          layout="list"
          options={options}
        />
        <TextArea
          {...words}
          value={words.value ?? ''}
          label="In words"
          hint="What services did, and what came of it."
          optional
          rows={2}
        />
        <PartialDateField
          {...useField(form.control, 'since')}
          label="Since"
          hint="A year is enough."
          width="medium"
          optional
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
