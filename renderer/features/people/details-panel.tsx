import { useForm } from 'react-hook-form';
import { codedFacts } from '../../../domain/people/coded-facts.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useActsForPartnership } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  AnswerField,
  ChosenField,
  CodedFactField,
  type DetailsControl,
  Group,
  NullableText,
} from './details-fields.tsx';
import { NamesAndNumbers } from './details-rows.tsx';
import { changesIn, type DetailsValues, detailsOf, detailsSchema } from './details-values.ts';
import styles from './person.module.css';

/** Names, birth date and what else is known. Only the preferred name is needed. */
export function DetailsPanel({ person }: { readonly person: Person }) {
  const values = detailsOf(person);
  const form = useForm<DetailsValues>({
    resolver: schemaResolver<DetailsValues>(detailsSchema),
    defaultValues: values,
    values,
    resetOptions: { keepDirtyValues: true },
  });
  const draft = useFormDraft(form, { form: 'people.details', subject: person.id, personId: person.id });
  const change = useWrite('people.change', { toast: 'Details saved' });
  const submit = form.handleSubmit(async (typed) => {
    const reply = await change.run({ personId: person.id, ...changesIn(typed, values) });
    if (!reply.ok) return landProblem(form, reply.error);
    form.reset(typed);
    draft.discard();
  });
  const root = form.formState.errors.root?.message;
  const { control } = form;
  return (
    <Panel label="Details">
      <Form onSubmit={() => void submit()} label="Details">
        <Names control={control} />
        <NamesAndNumbers control={control} />
        <Dates control={control} />
        <Equality control={control} withheld={person.withheld} />
        <Language control={control} withheld={person.withheld} />
        <Reach control={control} withheld={person.withheld} />
        <Household control={control} withheld={person.withheld} />
        {root !== undefined && <Failure error={{ message: root }} />}
        <div className={styles.formActions}>
          <SaveState saving={change.saving} savedAt={change.savedAt} error={change.error} draftKeptAt={draft.kept} />
          <Button kind="main" type="submit" shortcut="Ctrl Enter" isDisabled={change.saving || !form.formState.isDirty}>
            Save details
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function Names({ control }: { readonly control: DetailsControl }) {
  return (
    <Group title="Names">
      <TextField {...useField(control, 'preferredName')} label="Preferred name" hint="What they like to be called." />
      <NullableText control={control} name="givenName" label="First name" hint="As on official papers." />
      <NullableText control={control} name="familyName" label="Family name" hint="As on official papers." />
      <NullableText control={control} name="pronouns" label="Pronouns" hint="As the person gives them." />
      <Reference control={control} />
    </Group>
  );
}

/** Whoever sees a part of the register leaves references to it: a taken one would tell of somebody else. */
function Reference({ control }: { readonly control: DetailsControl }) {
  const field = useField(control, 'reference');
  const chooses = useActsForPartnership();
  return (
    <TextField
      {...field}
      value={field.value ?? ''}
      label="Reference"
      hint={chooses ? 'Used in lists and on paper.' : 'Given by Casebook. Used in lists and on paper.'}
      isDisabled={!chooses}
    />
  );
}

function Dates({ control }: { readonly control: DetailsControl }) {
  const estimated = useField(control, 'birthDateEstimated');
  return (
    <Group title="When they were born">
      <PartialDateField
        {...useField(control, 'birthDate')}
        label="Birth date"
        hint="3 April 1984, April 1984 or only 1984."
        width="medium"
      />
      <div className={styles.besideField}>
        <Checkbox isSelected={estimated.value} onChange={estimated.onChange}>
          Estimated
        </Checkbox>
      </div>
    </Group>
  );
}

interface PartProps {
  readonly control: DetailsControl;
  readonly withheld: readonly string[];
}

const equality = codedFacts.filter((fact) => fact !== 'mainLanguage');

function Equality({ control, withheld }: PartProps) {
  return (
    <Group
      title="Equality"
      say="As the person describes it. Nobody has to answer. Sexual orientation, and gender that differs from the sex registered at birth, are sealed: record them under Sealed facts on the overview."
    >
      {equality.map((fact) => (
        <CodedFactField key={fact} control={control} fact={fact} isWithheld={withheld.includes(fact)} />
      ))}
    </Group>
  );
}

function Language({ control, withheld }: PartProps) {
  return (
    <Group title="Language and communication">
      <CodedFactField control={control} fact="mainLanguage" isWithheld={withheld.includes('mainLanguage')} />
      <AnswerField control={control} name="interpreter" label="Interpreter needed" withheld={withheld} />
      <NullableText
        control={control}
        name="languageWords"
        label="About their languages"
        hint="A dialect, other languages, who interprets."
      />
      <ChosenField control={control} list="communication-need" withheld={withheld} />
      <NullableText control={control} name="communicationWords" label="About communication" />
      <ChosenField control={control} list="adjustment" withheld={withheld} />
      <NullableText control={control} name="adjustmentWords" label="About adjustments" />
    </Group>
  );
}

function Reach({ control, withheld }: PartProps) {
  const words = useField(control, 'contactPreference');
  return (
    <Group title="How to reach them">
      <ChosenField control={control} list="contact-preference" withheld={withheld} />
      <div>
        <TextField
          {...words}
          value={words.value ?? ''}
          label="How they like to be contacted"
          hint="For example: texts after noon, no voicemail."
          width="full"
        />
        <GentleHint text={words.value ?? ''} />
      </div>
      <NullableText control={control} name="safeTimes" label="When it is safe to get in touch" />
      <AnswerField
        control={control}
        name="ineffectiveContact"
        label="Contact with services that has not helped"
        hint="Many contacts, little change. It says something about services, not about the person."
        withheld={withheld}
      />
    </Group>
  );
}

function Household({ control, withheld }: PartProps) {
  return (
    <Group
      title="Household"
      say="Only whether there are children, and whether somebody is concerned for one. No names and no details: those belong to children’s services."
    >
      <AnswerField control={control} name="childrenPresent" label="Children in the household" withheld={withheld} />
      <AnswerField control={control} name="childrenConcern" label="Concern for a child" withheld={withheld} />
    </Group>
  );
}
