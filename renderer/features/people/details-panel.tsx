import { type Control, useForm } from 'react-hook-form';
import { answerLabels, answers } from '../../../domain/people/eligibility.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
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
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changesIn, type DetailsValues, detailsOf, detailsSchema } from './details-values.ts';
import styles from './person.module.css';

type FormControl = Control<DetailsValues>;

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
        <Equality control={control} />
        <Contact control={control} />
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

function Names({ control }: { readonly control: FormControl }) {
  const text = (name: 'givenName' | 'familyName' | 'pronouns', label: string, hint?: string) => {
    return <NullableText control={control} name={name} label={label} hint={hint} />;
  };
  return (
    <section className={styles.group} aria-label="Names">
      <h2>Names</h2>
      <div className={styles.fields}>
        <TextField {...useField(control, 'preferredName')} label="Preferred name" />
        {text('givenName', 'First name')}
        {text('familyName', 'Family name')}
        <Reference control={control} />
        <TextArea
          {...useField(control, 'aliases')}
          label="Other names"
          hint="One on each line."
          width="medium"
          rows={1}
        />
        {text('pronouns', 'Pronouns', 'As the person gives them.')}
      </div>
    </section>
  );
}

/** Whoever sees a part of the register leaves references to it: a taken one would tell of somebody else. */
function Reference({ control }: { readonly control: FormControl }) {
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

interface TextProps {
  readonly control: FormControl;
  readonly name: 'givenName' | 'familyName' | 'pronouns' | 'contactPreference';
  readonly label: string;
  readonly hint?: string | undefined;
}

function NullableText({ control, name, label, hint }: TextProps) {
  const field = useField(control, name);
  return <TextField {...field} value={field.value ?? ''} label={label} hint={hint} />;
}

function Equality({ control }: { readonly control: FormControl }) {
  const estimated = useField(control, 'birthDateEstimated');
  return (
    <section className={styles.group} aria-label="About the person">
      <h2>About the person</h2>
      <div className={styles.fields}>
        <div className="close-stack">
          <PartialDateField
            {...useField(control, 'birthDate')}
            label="Birth date"
            hint="3 April 1984, April 1984 or only 1984."
            width="medium"
          />
          <Checkbox isSelected={estimated.value} onChange={estimated.onChange}>
            Estimated
          </Checkbox>
        </div>
        <EqualityFact control={control} fact="sex" label="Sex" />
        <EqualityFact control={control} fact="ethnicity" label="Ethnic group" />
      </div>
    </section>
  );
}

const states = [
  { code: 'state:not-asked', label: 'Not asked' },
  { code: 'state:declined', label: 'Declined to say' },
  { code: 'state:not-known', label: 'Not known' },
] as const;

interface EqualityProps {
  readonly control: FormControl;
  readonly fact: 'sex' | 'ethnicity';
  readonly label: string;
}

/** A value, or why there is none: one choice on screen, two columns in the register. */
function EqualityFact({ control, fact, label }: EqualityProps) {
  const reference = useReference();
  const value = useField(control, fact);
  const state = useField(control, `${fact}State`);
  const choose = (code: string | null) => {
    const why = code?.startsWith('state:') ? code.slice('state:'.length) : null;
    value.onChange(why === null ? code : null);
    state.onChange(why ?? 'recorded');
  };
  return (
    <Select
      label={label}
      hint="As the person describes it."
      value={value.value ?? `state:${state.value}`}
      options={[...states, ...reference.options(fact)]}
      onChange={choose}
      error={value.error ?? state.error}
    />
  );
}

function Contact({ control }: { readonly control: FormControl }) {
  const preference = useField(control, 'contactPreference');
  const contact = useField(control, 'ineffectiveContact');
  return (
    <section className={styles.group} aria-label="Contact">
      <h2>Contact</h2>
      <div className={styles.fields}>
        <div>
          <TextField
            {...preference}
            value={preference.value ?? ''}
            label="How they like to be contacted"
            hint="For example: texts after noon, no voicemail."
            width="full"
          />
          <GentleHint text={preference.value ?? ''} />
        </div>
        <Select
          label="Contact with services that has not helped"
          hint="Many contacts, little change. It says something about services, not about the person."
          value={contact.value}
          onChange={contact.onChange}
          error={contact.error}
          options={answers.map((code) => ({ code, label: answerLabels[code] }))}
        />
      </div>
    </section>
  );
}
