import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { blankNeed } from '../../../domain/people/blank-need.ts';
import { assessEligibility } from '../../../domain/people/eligibility.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './add-person.module.css';
import { EligibilityVerdict } from './eligibility-tag.tsx';

export const addPersonDraft = { form: 'people.add', subject: 'new', personId: null } as const;

const schema = contract['people.add'].input.pick({ preferredName: true, needs: true, joinedOn: true }).required();
type Values = z.input<typeof schema>;

const formId = 'add-person';

/** One field is enough to begin with somebody; the needs show at once whether the definition is met, and why. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const go = useGo();
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { preferredName: '', needs: [], joinedOn: null },
  });
  const draft = useFormDraft(form, addPersonDraft);
  const add = useWrite('people.add', {
    toast: (_output, input) => `${input.preferredName.trim()} is in the register`,
    onDone: ({ id }) => {
      draft.discard();
      onClose();
      go({ screen: 'person', personId: id });
    },
  });
  // Cancelling is a decision; closing with Esc is not, and keeps what was typed.
  const cancel = () => {
    draft.discard();
    onClose();
  };
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const name = useField(form.control, 'preferredName');
  const needs = useField(form.control, 'needs');
  const joined = useField(form.control, 'joinedOn');
  const { definition, needs: known } = useReference();
  const dateIsTheirs = form.formState.dirtyFields.joinedOn === true;
  // Nobody is put into the cohort unasked: the day is offered once the definition is met, until somebody writes their own.
  const changeNeeds = (next: readonly NeedInput[]) => {
    needs.onChange(next);
    if (definition === null || dateIsTheirs) return;
    const labels = Object.fromEntries(known.map((need) => [need.code, need.label]));
    const meets = assessEligibility(definition, next, labels).outcome === 'meets';
    form.setValue('joinedOn', meets ? today : null);
  };
  return (
    <Dialog
      title="Add a person"
      isOpen
      onClose={onClose}
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={cancel}>Cancel</Button>
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
