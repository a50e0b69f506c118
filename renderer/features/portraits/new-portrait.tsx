import { useState } from 'react';
import type { Problem } from '../../../domain/reply.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonPicker } from './person-picker.tsx';

const fields = ['title', 'pseudonym', 'personId', 'agreementAskedOn'] as const;
type Field = (typeof fields)[number];

const isField = (name: string | undefined): name is Field => fields.some((field) => field === name);

/** The start of a pen portrait; the nine sections are written on its own page. */
export function NewPortrait({ close }: { readonly close: () => void }) {
  const go = useGo();
  const [title, setTitle] = useState('');
  const [pseudonym, setPseudonym] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [agreementAskedOn, setAskedOn] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useWrite('portraits.add', {
    toast: 'Draft begun',
    onDone: ({ id }) => go({ screen: 'portrait', portraitId: id }),
  });
  const errorOf = (field: Field) => (problem?.field === field ? problem.message : undefined);
  const submit = async () => {
    const reply = await add.run({ title, pseudonym, personId, agreementAskedOn });
    setProblem(reply.ok ? null : reply.error);
  };
  return (
    <Panel title="New pen portrait">
      <Form label="New pen portrait" onSubmit={() => void submit()}>
        <TextField
          label="Title"
          hint="For this list only. Do not use the person’s name."
          width="full"
          autoFocus
          value={title}
          onChange={setTitle}
          error={errorOf('title')}
        />
        <TextField
          label="Pseudonym"
          optional
          hint="The name used in the portrait. The person may choose it."
          value={pseudonym}
          onChange={setPseudonym}
          error={errorOf('pseudonym')}
        />
        <PersonPicker
          label="About"
          hint="Two letters of a name find a person. Leave it empty for a portrait drawn from several people."
          onChange={setPersonId}
          error={errorOf('personId')}
        />
        <DateField
          label="Agreement asked on"
          width="medium"
          optional
          hint="Agreement is asked before writing, and again on the final text."
          value={agreementAskedOn}
          onChange={setAskedOn}
          error={errorOf('agreementAskedOn')}
        />
        {problem !== null && !isField(problem.field) && <Failure error={problem} />}
        <div className="row">
          <Button kind="main" type="submit" isDisabled={add.saving}>
            Begin the draft
          </Button>
          <Button onPress={close}>Cancel</Button>
        </div>
      </Form>
    </Panel>
  );
}
