import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { deathAsDestination, isSilence, whyNoSilence } from '../../../domain/cohorts/destinations.ts';
import { followUpsAfter, usualMonths } from '../../../domain/cohorts/follow-ups.ts';
import type { TimeInCohort } from '../../../domain/cohorts/membership-operations.ts';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { text } from './handover-dialog.tsx';

const schema = contract['people.leave'].input;
type Values = z.input<typeof schema>;

interface LeaveProps {
  readonly person: Person;
  readonly time: TimeInCohort;
  readonly onClose: () => void;
}

/** Leaving a cohort: where to and why, in whose words, what stays, and when somebody looks in again. */
export function LeaveDialog({ person, time, onClose }: LeaveProps) {
  const today = useToday();
  const [months, setMonths] = useState<readonly number[]>([]);
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ personId: person.id, membershipId: time.id, leftOn: today, destination: '', because: '' },
      ...{ personSaid: '', staysInPlace: '', followUps: [] },
    },
  });
  const draft = useFormDraft(form, { form: 'cohorts.leave', subject: time.id, personId: person.id });
  const close = closing(draft, onClose);
  const leave = useWrite('people.leave', { toast: `${person.preferredName} left ${time.cohortName}`, onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const reply = await leave.run({ ...values, followUps: followUpsAfter(values.leftOn, months) });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const leftOn = useField(form.control, 'leftOn');
  const because = text(useField(form.control, 'because'));
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`${person.preferredName} leaves ${time.cohortName}`}
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="leave-cohort" shortcut="Ctrl Enter" isDisabled={leave.saving}>
            Record leaving
          </Button>
        </>
      }
    >
      <Form id="leave-cohort" onSubmit={() => void submit()}>
        <p className="soft">Nothing has to end. They can join again at any time, and that is a return.</p>
        <DateField {...leftOn} label="Left on" hint="The first day out of the cohort." width="medium" />
        <WhereTo form={form} />
        <TextArea {...because} label="Why" rows={2} />
        <GentleHint text={because.value} />
        <TextArea
          {...text(useField(form.control, 'personSaid'))}
          label={`What ${person.preferredName} said about it`}
          rows={2}
        />
        <TextArea
          {...text(useField(form.control, 'staysInPlace'))}
          label="What stays in place"
          hint="Services and people who go on, and whom they can ring."
          rows={2}
        />
        <LookIn leftOn={leftOn.value} months={months} onChange={setMonths} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

function WhereTo({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const destination = useField(form.control, 'destination');
  const options = useReference()
    .options('destination')
    .filter(({ code, label }) => code !== deathAsDestination && !isSilence(code, label));
  return (
    <Select
      label="Where to"
      hint={whyNoSilence}
      value={destination.value === '' ? null : destination.value}
      onChange={destination.onChange}
      error={destination.error}
      options={options}
    />
  );
}

interface LookInProps {
  readonly leftOn: string | null;
  readonly months: readonly number[];
  readonly onChange: (months: readonly number[]) => void;
}

const monthWords = (months: number): string => (months === 1 ? 'After one month' : `After ${months} months`);

/** A schedule of looking in again, which stays open to change afterwards. */
function LookIn({ leftOn, months, onChange }: LookInProps) {
  const isDay = leftOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(leftOn);
  const dueOn = (count: number): string => (isDay ? (followUpsAfter(leftOn, [count])[0]?.dueOn ?? '') : '');
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>Look in again</legend>
      <p className="soft small">Optional. Days can be changed or taken out later, and nothing ends by itself.</p>
      {usualMonths.map((count) => (
        <Checkbox
          key={count}
          isSelected={months.includes(count)}
          onChange={(isOn) => onChange(usualMonths.filter((one) => (one === count ? isOn : months.includes(one))))}
          {...(isDay ? { description: dayInWords(dueOn(count)) } : {})}
        >
          {monthWords(count)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
