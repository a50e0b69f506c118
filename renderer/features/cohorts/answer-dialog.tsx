import type { Handover } from '../../../domain/cohorts/lead-operations.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface AnswerProps {
  readonly person: Person;
  readonly handover: Handover;
  readonly says: 'confirm' | 'decline';
  readonly onClose: () => void;
}

interface AnswerValues {
  readonly fromOn: string | null;
  readonly because: string;
  readonly onBehalf: string;
}

/** A yes or a no to leading for somebody; for a worker without an account with how they said so. */
export function AnswerDialog({ person, handover, says, onClose }: AnswerProps) {
  const today = useToday();
  const address = { form: `cohorts.${says}`, subject: handover.id, personId: person.id };
  const begin = () => ({ fromOn: [handover.plannedOn, today].toSorted()[0] ?? null, because: '', onBehalf: '' });
  const { values, set, leave } = useDialogValues<AnswerValues>(address, begin, onClose);
  const { fromOn, because, onBehalf } = values;
  const confirm = useWrite('cohorts.confirmHandover', { toast: 'The handover holds', onDone: leave });
  const decline = useWrite('cohorts.declineHandover', { toast: 'Written down', onDone: leave });
  const isForSomebody = handover.mayAnswer === 'on-behalf';
  const common = { personId: person.id, handoverId: handover.id, onBehalf: isForSomebody ? onBehalf : null };
  const write = says === 'confirm' ? confirm : decline;
  const submit = () =>
    void (says === 'confirm' ? confirm.run({ ...common, fromOn: fromOn ?? '' }) : decline.run({ ...common, because }));
  const errorOf = (field: string) => (write.error?.field === field ? write.error.message : undefined);
  const isPlaced = ['fromOn', 'because', 'onBehalf'].includes(write.error?.field ?? '');
  const title = says === 'confirm' ? `Lead for ${person.preferredName}` : 'It cannot be taken on';
  return (
    <Dialog
      title={isForSomebody ? `What ${handover.toName} said` : title}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="answer" shortcut="Ctrl Enter" isDisabled={write.saving}>
            {says === 'confirm' ? 'Confirm' : 'Write it down'}
          </Button>
        </>
      }
    >
      <Form id="answer" onSubmit={submit}>
        {says === 'confirm' ? (
          <DateField
            label="Leads from"
            hint="From this day the one before leads no more."
            width="medium"
            value={fromOn}
            onChange={(day) => set({ fromOn: day })}
            error={errorOf('fromOn')}
          />
        ) : (
          <TextArea
            label="Why"
            value={because}
            onChange={(next) => set({ because: next })}
            error={errorOf('because')}
            rows={2}
          />
        )}
        {isForSomebody && (
          <TextField
            label="How they said so"
            hint="For example “by phone on Tuesday”: they have no account to answer with."
            value={onBehalf}
            onChange={(next) => set({ onBehalf: next })}
            error={errorOf('onBehalf')}
          />
        )}
        {write.error && !isPlaced && <Failure error={write.error} />}
      </Form>
    </Dialog>
  );
}
