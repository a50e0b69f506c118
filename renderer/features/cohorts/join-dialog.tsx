import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract, type OutputOf } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './cohorts.module.css';

const schema = contract['people.join'].input;
type Values = z.input<typeof schema>;
type Joinable = OutputOf<'cohorts.timesOf'>['joinable'][number];

interface JoinProps {
  readonly person: Person;
  readonly joinable: readonly Joinable[];
  readonly onClose: () => void;
}

const spanOf = ({ validFrom, validTo }: Joinable): string =>
  validTo === null ? `since ${dayInWords(validFrom)}` : `${dayInWords(validFrom)} to ${dayInWords(validTo)}`;

/** Joins one of the cohorts that take people on. */
export function JoinDialog({ person, joinable, onClose }: JoinProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { personId: person.id, cohortId: joinable[0]?.cohortId ?? '', joinedOn: today },
  });
  const join = useWrite('people.join', { toast: `${person.preferredName} joined the cohort`, onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await join.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const cohort = useField(form.control, 'cohortId');
  const chosen = joinable.find(({ cohortId }) => cohortId === cohort.value);
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Join a cohort"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="join-cohort" shortcut="Ctrl Enter" isDisabled={join.saving}>
            Join
          </Button>
        </>
      }
    >
      <Form id="join-cohort" onSubmit={() => void submit()}>
        {joinable.length > 1 ? (
          <Select
            label="Cohort"
            value={cohort.value}
            onChange={cohort.onChange}
            error={cohort.error}
            options={joinable.map((one) => ({
              code: one.cohortId,
              label: one.name,
              description: `${one.definitionLabel}, ${spanOf(one)}`,
            }))}
          />
        ) : (
          <p>
            <b>{chosen?.name}</b>, {chosen?.definitionLabel}
          </p>
        )}
        {chosen?.holdsApart && (
          <p role="status" className={styles.notice}>
            Somebody whom {person.preferredName} must not meet is in this cohort. Only coordinators see this.
          </p>
        )}
        <DateField {...useField(form.control, 'joinedOn')} label="Joined on" width="medium" autoFocus />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
