import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { contactWarnings } from '../../../domain/people/choices.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './person.module.css';

/** How to get in touch, what a conversation needs, and where somebody can be found: seen before anything else is tried. */
export function ReachPanel({ person }: { readonly person: Person }) {
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="How to reach them">
      <Ways person={person} />
      <Needs person={person} />
      <Places person={person} />
      {adding ? (
        <AddPlace personId={person.id} onClose={() => setAdding(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setAdding(true)}>
            Add where they can be found
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Ways({ person }: { readonly person: Person }) {
  const { label } = useReference();
  const chosen = person.choices['contact-preference'];
  const warnings = contactWarnings.filter((code) => chosen.includes(code));
  const ways = chosen.filter((code) => !warnings.some((warning) => warning === code));
  const say = (codes: readonly string[]) => codes.map((code) => label('contact-preference', code)).join(', ');
  if (person.withheld.includes('choices.contact-preference')) return <p className="soft">Recorded.</p>;
  return (
    <>
      {warnings.map((code) => (
        <p key={code} className={styles.warning}>
          <Tag tone="amber">{label('contact-preference', code)}</Tag>
        </p>
      ))}
      {person.safeTimes !== null && <p>Safe: {person.safeTimes}</p>}
      {ways.length > 0 && <p>{say(ways)}.</p>}
      {chosen.length === 0 && <p className="soft">Ways of getting in touch have not been chosen yet.</p>}
    </>
  );
}

function Needs({ person }: { readonly person: Person }) {
  const { label } = useReference();
  const language = person.mainLanguage === null ? null : label('language', person.mainLanguage);
  const interpreter = person.interpreter === 'yes' ? 'needs an interpreter' : null;
  const spoken = [language, interpreter].filter((part) => part !== null).join(', ');
  const needs = [
    ...person.choices['communication-need'].map((code) => label('communication-need', code)),
    ...person.choices.adjustment.map((code) => label('adjustment', code)),
  ].filter((words) => words !== 'None needed');
  return (
    <>
      {spoken !== '' && <p>{spoken}.</p>}
      {needs.length > 0 && <p>{needs.join('. ')}.</p>}
    </>
  );
}

function Places({ person }: { readonly person: Person }) {
  const today = useToday();
  const change = useWrite('people.changeWhereabouts', { toast: 'Noted' });
  const note = (whereaboutsId: string, now: 'still' | 'no-longer') =>
    void change.run({ personId: person.id, whereaboutsId, now, on: today });
  return (
    <ul className={styles.earlier}>
      {person.withheld.includes('whereabouts') && <li>A place is recorded.</li>}
      {person.whereabouts.map(({ id, words, lastKnownOn }) => (
        <li key={id}>
          {words}. <span className="faint">Last known {dayInWords(lastKnownOn)}.</span>
          <div className={styles.buttons}>
            <Button size="small" kind="quiet" label={`Still there today: ${words}`} onPress={() => note(id, 'still')}>
              Still there today
            </Button>
            <Button size="small" kind="quiet" label={`No longer there: ${words}`} onPress={() => note(id, 'no-longer')}>
              No longer
            </Button>
          </div>
        </li>
      ))}
      {change.error && <Failure error={change.error} />}
    </ul>
  );
}

const schema = contract['people.recordWhereabouts'].input;
type Values = z.input<typeof schema>;

const kinds = [
  { code: 'contact', label: 'Whoever may know how to get in touch' },
  { code: 'safety', label: 'Only whoever may know about safety' },
] as const;

function AddPlace({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { personId, words: '', lastKnownOn: today, category: 'contact' },
  });
  const add = useWrite('people.recordWhereabouts', { toast: 'Written down', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const category = useField(form.control, 'category');
  const root = form.formState.errors.root?.message;
  return (
    <div className={styles.asking}>
      <Form onSubmit={() => void submit()} label="Where they can be found">
        <TextField
          {...useField(form.control, 'words')}
          label="Where they can be found"
          hint="A refuge, or a place that would put them at risk if others knew it, is a sealed fact."
          width="full"
        />
        <DateField {...useField(form.control, 'lastKnownOn')} label="Last known on" width="medium" />
        <Choice
          label="Who may know"
          value={category.value}
          onChange={category.onChange}
          error={category.error}
          options={kinds}
        />
        {root !== undefined && <Failure error={{ message: root }} />}
        <div className={styles.formActions}>
          <Button size="small" onPress={onClose}>
            Cancel
          </Button>
          <Button size="small" kind="main" type="submit" isDisabled={add.saving}>
            Write it down
          </Button>
        </div>
      </Form>
    </div>
  );
}
