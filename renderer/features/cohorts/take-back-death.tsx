import { useState } from 'react';
import type { DeathReport } from '../../../domain/cohorts/death-operations.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';

interface TakeBackProps {
  readonly person: Person;
  readonly death: DeathReport;
  readonly stopped: number;
  readonly onClose: () => void;
}

/** A report that was mistaken: everything that it stopped goes on, and what it began ends. */
export function TakeBackDeath({ person, death, stopped, onClose }: TakeBackProps) {
  const [because, setBecause] = useState('');
  const save = useWrite('cohorts.takeBackDeath', {
    toast: ({ broughtBack }) =>
      `Taken back. ${broughtBack === 1 ? '1 task is' : `${broughtBack} tasks are`} open again`,
    onDone: onClose,
  });
  return (
    <Dialog
      title="The report was a mistake"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="take-back-death" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Take it back
          </Button>
        </>
      }
    >
      <Form id="take-back-death" onSubmit={() => void save.run({ personId: person.id, deathId: death.id, because })}>
        <p>
          {stopped === 0 ? 'No task was stopped.' : `The tasks that were stopped (${stopped}) are open again.`} The
          reviews that it began end, and {person.preferredName} counts as before. That there was a report stays in the
          history.
        </p>
        <TextArea
          label="How it is known to be a mistake"
          value={because}
          onChange={setBecause}
          rows={2}
          error={save.error?.field === 'because' ? save.error.message : undefined}
        />
        {save.error && save.error.field !== 'because' && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}
