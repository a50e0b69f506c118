import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { useFormDraft, useWaitingDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './person.module.css';

const formCode = 'people.goal';

/** What the person wants, in their own words, and what they bring. First on the page. */
export function GoalPanel({ person }: { readonly person: Person }) {
  const [editing, setEditing] = useState(false);
  const waiting = useWaitingDraft({ form: formCode, subject: person.id }, editing);
  useEffect(() => {
    if (waiting) setEditing(true);
  }, [waiting]);
  const title = `What ${person.preferredName} wants`;
  if (editing) {
    return (
      <Panel title={title}>
        <GoalForm person={person} onClose={() => setEditing(false)} />
      </Panel>
    );
  }
  if (person.withheld.some((field) => field === 'goal' || field === 'strengths')) {
    return (
      <Panel title={title}>
        <p className="soft">Recorded.</p>
      </Panel>
    );
  }
  const empty = person.goal === null && person.strengths === null;
  const edit = (
    <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit ${title.toLowerCase()}`}>
      Edit
    </Button>
  );
  return (
    <Panel title={title} aside={empty ? undefined : edit}>
      {empty ? (
        <Empty
          title="Nothing written down yet"
          action={<Button onPress={() => setEditing(true)}>Write it down</Button>}
        >
          Ask what would make life better, and write down the answer as it was said.
        </Empty>
      ) : (
        <GoalWords person={person} />
      )}
    </Panel>
  );
}

function GoalWords({ person }: { readonly person: Person }) {
  const strengths = (person.strengths ?? '').split('\n').filter((one) => one.trim() !== '');
  return (
    <>
      {person.goal === null ? (
        <p className="soft">No goal is written down yet.</p>
      ) : (
        <>
          <p className={styles.goal}>“{person.goal}”</p>
          {person.goalOn !== null && <small className="soft">In their words, {dayInWords(person.goalOn)}</small>}
        </>
      )}
      {strengths.length > 0 && (
        <ul className={styles.strengths}>
          {strengths.map((strength) => (
            <li key={strength}>
              <Tag tone="green">Strength</Tag>
              <span>{strength}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const schema = contract['people.change'].input.shape.changes
  .pick({ goal: true, goalOn: true, strengths: true })
  .required();
type Values = z.input<typeof schema>;

function GoalForm({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { goal: person.goal ?? '', goalOn: person.goalOn ?? today, strengths: person.strengths ?? '' },
  });
  const draft = useFormDraft(form, { form: formCode, subject: person.id, personId: person.id });
  const change = useWrite('people.change', { toast: 'Goal and strengths saved' });
  const finish = () => {
    draft.discard();
    onClose();
  };
  const submit = form.handleSubmit(async (values) => {
    const reply = await change.run({ personId: person.id, changes: values });
    if (reply.ok) finish();
    else landProblem(form, reply.error);
  });
  const goal = useField(form.control, 'goal');
  const strengths = useField(form.control, 'strengths');
  return (
    <Form onSubmit={() => void submit()} label="Goal and strengths">
      <div>
        <TextArea
          {...goal}
          value={goal.value ?? ''}
          label="In their own words"
          hint="As it was said, not as a service would put it."
          autoFocus
        />
        <GentleHint text={goal.value ?? ''} />
      </div>
      <DateField {...useField(form.control, 'goalOn')} label="Said on" width="medium" />
      <div>
        <TextArea
          {...strengths}
          value={strengths.value ?? ''}
          label="Strengths, and what protects them"
          hint="One on each line."
        />
        <GentleHint text={strengths.value ?? ''} />
      </div>
      {form.formState.errors.root?.message !== undefined && (
        <Failure error={{ message: form.formState.errors.root.message }} />
      )}
      <div className={styles.formActions}>
        <SaveState saving={change.saving} draftKeptAt={draft.kept} />
        <Button onPress={finish}>Cancel</Button>
        <Button kind="main" type="submit" shortcut="Ctrl Enter" isDisabled={change.saving}>
          Save
        </Button>
      </div>
    </Form>
  );
}
