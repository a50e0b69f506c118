import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './person.module.css';

type Membership = Person['memberships'][number];

/** Whether the person is in the cohort, since when, and how earlier times ended. */
export function MembershipPanel({ person }: { readonly person: Person }) {
  const reference = useReference();
  const [dialog, setDialog] = useState<'join' | Membership | null>(null);
  const open = person.memberships.filter((one) => one.leftOn === null);
  const earlier = person.memberships.filter((one) => one.leftOn !== null);
  const canJoin = reference.cohorts.some((cohort) => !open.some((one) => one.cohortId === cohort.id));
  return (
    <Panel title="Cohort">
      {open.length === 0 && (
        <p className="soft">{earlier.length === 0 ? 'Not in the cohort yet.' : 'Not in the cohort now.'}</p>
      )}
      {open.map((one) => (
        <div key={one.id}>
          <p>
            In {one.cohortName} since <b>{dayInWords(one.joinedOn)}</b>
          </p>
          <p className="soft small">Decided under: {one.definitionLabel}</p>
          <div className={styles.buttons}>
            <Button size="small" onPress={() => setDialog(one)}>
              Record leaving
            </Button>
          </div>
        </div>
      ))}
      {canJoin && (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setDialog('join')}>
            {open.length === 0 ? 'Join the cohort' : 'Join another cohort'}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <ul className={styles.earlier} aria-label="Earlier times in the cohort">
          {earlier.map((one) => (
            <li key={one.id}>
              {one.cohortName}, {dayInWords(one.joinedOn)} to {dayInWords(one.leftOn ?? '')}:{' '}
              {reference.label('destination', one.destination).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      {dialog === 'join' && <Join person={person} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'join' && (
        <Leave person={person} membership={dialog} onClose={() => setDialog(null)} />
      )}
    </Panel>
  );
}

const joinSchema = contract['people.join'].input;
type JoinValues = z.input<typeof joinSchema>;

function Join({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { cohorts } = useReference();
  const today = useToday();
  const free = cohorts.filter((one) => !person.memberships.some((m) => m.cohortId === one.id && m.leftOn === null));
  const form = useForm<JoinValues>({
    resolver: schemaResolver<JoinValues>(joinSchema),
    defaultValues: { personId: person.id, cohortId: free[0]?.id ?? '', joinedOn: today },
  });
  const join = useWrite('people.join', { toast: `${person.preferredName} joined the cohort`, onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await join.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const cohort = useField(form.control, 'cohortId');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Join the cohort"
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
        {free.length > 1 && (
          <Select
            label="Cohort"
            value={cohort.value}
            onChange={cohort.onChange}
            error={cohort.error}
            options={free.map((one) => ({ code: one.id, label: one.name, description: one.definitionLabel }))}
          />
        )}
        <DateField {...useField(form.control, 'joinedOn')} label="Joined on" width="medium" autoFocus />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

const leaveSchema = contract['people.leave'].input;
type LeaveValues = z.input<typeof leaveSchema>;

interface LeaveProps {
  readonly person: Person;
  readonly membership: Membership;
  readonly onClose: () => void;
}

function Leave({ person, membership, onClose }: LeaveProps) {
  const reference = useReference();
  const today = useToday();
  const form = useForm<LeaveValues>({
    resolver: schemaResolver<LeaveValues>(leaveSchema),
    defaultValues: { personId: person.id, membershipId: membership.id, leftOn: today, destination: '' },
  });
  const leave = useWrite('people.leave', { toast: `${person.preferredName} left the cohort`, onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await leave.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const destination = useField(form.control, 'destination');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`${person.preferredName} leaves ${membership.cohortName}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="leave-cohort" shortcut="Ctrl Enter" isDisabled={leave.saving}>
            Record leaving
          </Button>
        </>
      }
    >
      <Form id="leave-cohort" onSubmit={() => void submit()}>
        <p className="soft">
          Silence is not a reason to leave: somebody who has not been reached stays in the cohort. They can join again
          at any time.
        </p>
        <DateField
          {...useField(form.control, 'leftOn')}
          label="Left on"
          hint="The first day out of the cohort."
          width="medium"
        />
        <Select
          label="Where to"
          value={destination.value === '' ? null : destination.value}
          onChange={destination.onChange}
          error={destination.error}
          options={reference.options('destination')}
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
