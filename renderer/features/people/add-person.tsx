import { useState } from 'react';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { blankNeed } from '../../../domain/people/blank-need.ts';
import { assessEligibility } from '../../../domain/people/eligibility.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import styles from './add-person.module.css';
import { AlreadyHere } from './already-here.tsx';
import { EligibilityVerdict } from './eligibility-tag.tsx';

export const addPersonDraft = { form: 'people.add', subject: 'new', personId: null } as const;

const schema = contract['people.add'].input
  .pick({ preferredName: true, givenName: true, familyName: true, birthDate: true, needs: true, joinedOn: true })
  .required();
type Values = z.input<typeof schema>;

const formId = 'add-person';

/** One field is enough to begin with somebody; the needs show at once whether the definition is met, and why. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const go = useGo();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { preferredName: '', givenName: '', familyName: '', birthDate: null, needs: [], joinedOn: null },
  });
  const draft = useFormDraft(form, addPersonDraft);
  // Cancelling is a decision; closing with Esc is not, and keeps what was typed.
  const close = closing(draft, onClose);
  const add = useWrite('people.add', {
    toast: (_output, input) => `${input.preferredName.trim()} is in the register`,
    onDone: ({ id }) => {
      close();
      go({ screen: 'person', personId: id });
    },
  });
  const open = (personId: string) => {
    close();
    go({ screen: 'person', personId });
  };
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const name = useField(form.control, 'preferredName');
  const needs = useField(form.control, 'needs');
  const joined = useField(form.control, 'joinedOn');
  const changeNeeds = useOfferedDay(form);
  return (
    <Dialog
      title="Add a person"
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form={formId} shortcut="Ctrl Enter" isDisabled={add.saving}>
            Add this person
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={() => void submit()}>
        <TextField
          {...name}
          label="Preferred name"
          hint="What the person likes to be called. One name or a nickname is enough."
          width="full"
          autoFocus
        />
        <Already form={form} onOpen={open} />
        <WhoItIs form={form} />
        <NeedBoxes needs={needs.value} onChange={changeNeeds} />
        <DateField
          {...joined}
          label="Joins the cohort on"
          hint="Offered once the definition is met. Leave it empty when that is not decided yet."
          width="medium"
        />
        {form.formState.errors.root?.message !== undefined && (
          <Failure error={{ message: form.formState.errors.root.message }} />
        )}
      </Form>
    </Dialog>
  );
}

/** Nobody is put into the cohort unasked: the day is offered once the definition is met, until somebody writes their own. */
function useOfferedDay(form: UseFormReturn<Values>): (next: readonly NeedInput[]) => void {
  const today = useToday();
  const { definition, needs: known } = useReference();
  const dateIsTheirs = form.formState.dirtyFields.joinedOn === true;
  return (next) => {
    form.setValue('needs', [...next], { shouldDirty: true });
    if (definition === null || dateIsTheirs) return;
    const labels = Object.fromEntries(known.map((need) => [need.code, need.label]));
    const meets = assessEligibility(definition, next, labels).outcome === 'meets';
    form.setValue('joinedOn', meets ? today : null);
  };
}

interface FormProps {
  readonly form: UseFormReturn<Values>;
}

const pauseMilliseconds = 300;

/** Those who may be meant by what has been typed so far; asked for after a pause. */
function Already({ form, onOpen }: FormProps & { readonly onOpen: (personId: string) => void }) {
  const [preferredName, givenName, familyName, birthDate] = useWatch({
    control: form.control,
    name: ['preferredName', 'givenName', 'familyName', 'birthDate'],
  });
  const typed = { preferredName: preferredName.trim(), givenName, familyName, aliases: [], birthDate, identifiers: [] };
  const settled = useSettled(JSON.stringify(typed), pauseMilliseconds);
  const { data } = useRead('people.candidates', JSON.parse(settled) as typeof typed, { keepPrevious: true });
  return (
    <div role="status">
      <AlreadyHere
        candidates={preferredName.trim() === '' ? [] : (data?.candidates ?? [])}
        title="In the register already?"
        action="Open this person instead"
        onChoose={({ id }) => onOpen(id)}
      />
    </div>
  );
}

/** What helps to tell one person from another; folded away, because one name is enough. */
function WhoItIs({ form: { control } }: FormProps) {
  const [isOpen, setOpen] = useState(false);
  const [given, family] = [useField(control, 'givenName'), useField(control, 'familyName')];
  const birth = useField(control, 'birthDate');
  const isFilled = [given.value, family.value].some((name) => (name ?? '') !== '') || birth.value !== null;
  if (!isOpen && !isFilled)
    return (
      <div>
        <Button size="small" kind="quiet" onPress={() => setOpen(true)}>
          Add first name, family name or birth date
        </Button>
      </div>
    );
  return (
    <div className={styles.who}>
      <TextField {...given} value={given.value ?? ''} label="First name" optional />
      <TextField {...family} value={family.value ?? ''} label="Family name" optional />
      <PartialDateField {...birth} label="Birth date" hint="3 April 1984, April 1984 or only 1984." width="medium" />
    </div>
  );
}

interface NeedBoxesProps {
  readonly needs: readonly NeedInput[];
  readonly onChange: (needs: readonly NeedInput[]) => void;
}

/** A tick means that the person has said so; everything finer is entered on the person's own page. */
function NeedBoxes({ needs, onChange }: NeedBoxesProps) {
  const reference = useReference();
  const core = reference.needs.filter((need) => need.core);
  const ticked = (code: string) => needs.some((need) => need.code === code);
  const toggle = (code: string, on: boolean) =>
    onChange(on ? [...needs, { ...blankNeed(code), disclosed: 'yes' }] : needs.filter((need) => need.code !== code));
  return (
    <fieldset className={styles.needs}>
      <legend className={styles.legend}>
        Needs <span className={styles.optional}>(tick what the person has told somebody)</span>
      </legend>
      <div className={styles.boxes}>
        {core.map((need) => (
          <Checkbox key={need.code} isSelected={ticked(need.code)} onChange={(on) => toggle(need.code, on)}>
            {need.label}
          </Checkbox>
        ))}
      </div>
      <Reading needs={needs} />
    </fieldset>
  );
}

/** The definition of today, read against what is ticked. */
function Reading({ needs }: { readonly needs: readonly NeedInput[] }) {
  const reference = useReference();
  const labels = Object.fromEntries(reference.needs.map((need) => [need.code, need.label]));
  if (reference.definition === null) return null;
  const reading = assessEligibility(reference.definition, needs, labels);
  const counted = reading.present.map((code) => labels[code]).join(', ');
  return (
    <div role="status" className={styles.reading}>
      <EligibilityVerdict
        outcome={reading.outcome}
        summary={reading.summary}
        {...(counted === '' ? {} : { more: `Counted: ${counted}.` })}
      />
    </div>
  );
}
