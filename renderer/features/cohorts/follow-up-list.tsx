import { useState } from 'react';
import { type FollowUpAnswer, followUpAnswerLabels, followUpAnswers } from '../../../domain/cohorts/follow-ups.ts';
import type { FollowUp, TimeInCohort } from '../../../domain/cohorts/membership-operations.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cohorts.module.css';

interface ListProps {
  readonly time: TimeInCohort;
  readonly person: Person;
}

/** When somebody looks in after a person left, how it went, and the way to change it. */
export function FollowUpList({ time, person }: ListProps) {
  const [open, setOpen] = useState<'plan' | FollowUp | null>(null);
  const close = () => setOpen(null);
  const shown = time.followUps.filter(({ state }) => state !== 'dropped');
  if (time.endedByDeath) return null;
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.list} aria-label="Looking in again">
          {shown.map((one) => (
            <li key={one.actionId} className="small">
              <Line followUp={one} isAlive={person.death === null} onRecord={() => setOpen(one)} />
            </li>
          ))}
        </ul>
      )}
      {person.death === null && (
        <div className={styles.buttons}>
          <Button size="small" kind="quiet" onPress={() => setOpen('plan')}>
            {shown.length === 0 ? 'Plan to look in again' : 'Change the schedule'}
          </Button>
        </div>
      )}
      {open === 'plan' && <PlanDialog time={time} person={person} onClose={close} />}
      {open !== null && open !== 'plan' && <RecordDialog followUp={open} person={person} onClose={close} />}
    </>
  );
}

interface LineProps {
  readonly followUp: FollowUp;
  readonly isAlive: boolean;
  readonly onRecord: () => void;
}

function Line({ followUp, isAlive, onRecord }: LineProps) {
  const { wording, dueOn, state, doneOn, words, ownerName } = followUp;
  const due = dueOn === null ? '' : dayInWords(dueOn);
  if (state === 'done')
    return (
      <>
        {wording}, {dayInWords(doneOn ?? '')}: {words}
      </>
    );
  return (
    <span className={styles.row}>
      <span>
        {wording}: <b>{due}</b>
        {ownerName === null ? '' : `, ${ownerName}`}
      </span>
      {isAlive && (
        <Button size="small" kind="quiet" label={`Record: ${wording}, ${due}`} onPress={onRecord}>
          Record
        </Button>
      )}
    </span>
  );
}

interface RecordProps {
  readonly followUp: FollowUp;
  readonly person: Person;
  readonly onClose: () => void;
}

function RecordDialog({ followUp, person, onClose }: RecordProps) {
  const today = useToday();
  const [doneOn, setDoneOn] = useState<string | null>(today);
  const [answer, setAnswer] = useState<FollowUpAnswer | null>(null);
  const [note, setNote] = useState('');
  const save = useWrite('cohorts.recordFollowUp', { toast: 'Written down', onDone: onClose });
  const submit = () => {
    if (answer === null) return;
    void save.run({ personId: person.id, actionId: followUp.actionId, doneOn: doneOn ?? '', answer, note });
  };
  return (
    <Dialog
      title={`Looking in on ${person.preferredName}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="follow-up" isDisabled={save.saving || answer === null}>
            Save
          </Button>
        </>
      }
    >
      <Form id="follow-up" onSubmit={submit}>
        <p className="soft">{followUp.wording}. Whatever is written here ends nothing.</p>
        <DateField
          label="On"
          width="medium"
          value={doneOn}
          onChange={setDoneOn}
          error={save.error?.field === 'doneOn' ? save.error.message : undefined}
        />
        <Choice
          label="How it went"
          layout="list"
          value={answer}
          onChange={setAnswer}
          options={followUpAnswers.map((code) => ({ code, label: followUpAnswerLabels[code] }))}
        />
        <TextArea label="Note" optional value={note} onChange={setNote} rows={2} />
        {save.error && save.error.field !== 'doneOn' && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}

interface Planned {
  readonly key: string;
  readonly actionId: string | null;
  readonly dueOn: string | null;
  readonly wording: string;
}

function PlanDialog({ time, person, onClose }: ListProps & { readonly onClose: () => void }) {
  const today = useToday();
  // As the dialog opened: what others plan meanwhile is not on it, and is not taken out by it.
  const [open] = useState(() => time.followUps.filter(({ state }) => state === 'open'));
  const [planned, setPlanned] = useState<readonly Planned[]>(open.map((one) => ({ ...one, key: one.actionId })));
  const save = useWrite('cohorts.planFollowUps', { toast: 'The schedule is kept', onDone: onClose });
  const change = (key: string, next: Partial<Planned>) =>
    setPlanned(planned.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const add = () =>
    setPlanned([
      ...planned,
      {
        key: `new-${planned.length}-${planned.at(-1)?.key ?? ''}`,
        actionId: null,
        dueOn: today,
        wording: 'Look in again',
      },
    ]);
  const submit = () =>
    void save.run({
      personId: person.id,
      membershipId: time.id,
      seen: open.map(({ actionId }) => actionId),
      followUps: planned.map(({ actionId, dueOn, wording }) => ({ actionId, dueOn: dueOn ?? '', wording })),
    });
  const errorAt = (at: number, field: string) =>
    save.error?.field === `followUps.${at}.${field}` ? save.error.message : undefined;
  return (
    <Dialog
      title={`Look in on ${person.preferredName}`}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="follow-ups" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Keep the schedule
          </Button>
        </>
      }
    >
      <Form id="follow-ups" onSubmit={submit}>
        <p className="soft">Each day can be changed or taken out. Nothing ends by itself, whether it is kept or not.</p>
        {planned.map((one, at) => (
          <div key={one.key} className={styles.planned}>
            <DateField
              label="On"
              value={one.dueOn}
              onChange={(dueOn) => change(one.key, { dueOn })}
              error={errorAt(at, 'dueOn')}
            />
            <TextField
              label="What"
              value={one.wording}
              onChange={(wording) => change(one.key, { wording })}
              error={errorAt(at, 'wording')}
            />
            <Button
              kind="quiet"
              size="small"
              label={`Take out ${at + 1}`}
              onPress={() => setPlanned(planned.filter(({ key }) => key !== one.key))}
            >
              Take out
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" onPress={add}>
            Add a day
          </Button>
        </div>
        {save.error && !save.error.field?.startsWith('followUps.') && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}
