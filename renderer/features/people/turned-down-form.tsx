import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { becauseOfAnotherNeed, nonEngagementReasons } from '../../../domain/people/turned-down.ts';
import { useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './person.module.css';

const schema = contract['people.recordTurnedDown'].input;
type Values = z.input<typeof schema>;

interface TurnedDownProps {
  readonly person: Person;
  readonly onClose: () => void;
}

const begun = (personId: string, today: string): Values => ({
  personId,
  needCode: '',
  offered: '',
  offeredOn: null,
  saidNoBy: 'service',
  agencyId: null,
  reason: '',
  otherNeed: null,
  otherNeedWords: null,
  note: null,
  happenedOn: today,
});

/** What belongs to another answer than the one chosen is not sent. */
const fitting = (values: Values): Values =>
  values.reason === becauseOfAnotherNeed ? values : { ...values, otherNeed: null, otherNeedWords: null };

/** Help that was turned down, with whose no it was. */
export function TurnedDownForm({ person, onClose }: TurnedDownProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: begun(person.id, today),
  });
  const draft = useFormDraft(form, { form: 'people.turnedDown', subject: person.id, personId: person.id });
  const done = closing(draft, onClose);
  const record = useWrite('people.recordTurnedDown', { toast: 'Recorded', onDone: done });
  const submit = form.handleSubmit(async (values) => {
    const reply = await record.run(fitting(values));
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="An offer that was turned down"
      isOpen
      onClose={onClose}
      keepsDraft
      size="wide"
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={done}>Cancel</Button>
          <Button kind="main" type="submit" form="turned-down" shortcut="Ctrl Enter" isDisabled={record.saving}>
            Record it
          </Button>
        </>
      }
    >
      <Form id="turned-down" onSubmit={() => void submit()}>
        <Offer control={form.control} />
        <Whose control={form.control} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

type FormControl = ReturnType<typeof useForm<Values>>['control'];

function Offer({ control }: { readonly control: FormControl }) {
  const { needs, agencies } = useReference();
  const need = useField(control, 'needCode');
  return (
    <div className={styles.fields}>
      <Select
        {...need}
        value={need.value === '' ? null : need.value}
        label="Help with"
        options={needs.map(({ code, label }) => ({ code, label }))}
      />
      <TextField {...useField(control, 'offered')} label="What was offered" />
      <Select
        {...useField(control, 'agencyId')}
        label="Which service"
        allowNone="Another, or not known"
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
      />
      <DateField {...useField(control, 'offeredOn')} label="Offered on" optional />
    </div>
  );
}

const sayers = [
  { code: 'service', label: 'The service' },
  { code: 'person', label: 'The person' },
] as const;

function Whose({ control }: { readonly control: FormControl }) {
  const { needs, options } = useReference();
  const reason = useField(control, 'reason');
  const note = useField(control, 'note');
  const other = useField(control, 'otherNeed');
  const words = useField(control, 'otherNeedWords');
  return (
    <>
      <Choice {...useField(control, 'saidNoBy')} label="Who said no" options={sayers} />
      <div className={styles.fields}>
        <Select
          {...reason}
          value={reason.value === '' ? null : reason.value}
          label="Why"
          options={options(nonEngagementReasons)}
        />
        <DateField {...useField(control, 'happenedOn')} label="Said on" />
        {reason.value === becauseOfAnotherNeed && (
          <>
            <Select {...other} label="Because of" options={needs.map(({ code, label }) => ({ code, label }))} />
            <TextField
              {...words}
              value={words.value ?? ''}
              label="How they put it"
              hint="Such as: drug use."
              optional
            />
          </>
        )}
      </div>
      <div className="close-stack">
        <TextArea {...note} value={note.value ?? ''} label="Note" optional rows={2} />
        <GentleHint text={note.value ?? ''} />
      </div>
    </>
  );
}
