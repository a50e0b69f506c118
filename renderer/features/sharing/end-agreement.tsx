import { useState } from 'react';
import type { SharingAgreement } from '../../../domain/sharing/agreement-operations.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface EndProps {
  readonly agreement: SharingAgreement;
  readonly onClose: () => void;
}

/** Ends an agreement; what rests on it goes on, and says that its agreement has ended. */
export function EndAgreement({ agreement, onClose }: EndProps) {
  const [endedOn, setEndedOn] = useState<string | null>(useToday());
  const [endedBecause, setBecause] = useState('');
  const end = useWrite('sharing.endAgreement', { toast: 'Agreement ended', onDone: onClose });
  const errors = fieldErrors(end.error, ['endedOn', 'endedBecause']);
  return (
    <Dialog
      title={`End: ${agreement.title}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="ending" isDisabled={end.saving}>
            End it
          </Button>
        </>
      }
    >
      <Form
        id="ending"
        onSubmit={() => void end.run({ agreementId: agreement.id, endedOn: endedOn ?? '', endedBecause })}
      >
        <p>What is shared under it goes on. Each person’s page says that its agreement has ended.</p>
        <DateField label="Ends on" value={endedOn} onChange={setEndedOn} width="medium" error={errors.of('endedOn')} />
        <TextField
          label="Why"
          value={endedBecause}
          onChange={setBecause}
          width="full"
          error={errors.of('endedBecause')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
