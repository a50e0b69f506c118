import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

const schema = contract['sharing.openInEmergency'].input;
type Values = z.input<typeof schema>;

/** Opens one record for an hour. It asks for the exact person and for a reason, and says that somebody will look at it. */
export function OpenInEmergency({ onClose }: { readonly onClose: () => void }) {
  const go = useGo();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { reference: '', fullName: '', birthDate: null, reason: '' },
  });
  const { control } = form;
  const open = useWrite('sharing.openInEmergency', {
    toast: 'Open for an hour',
    onDone: ({ personId }) => {
      onClose();
      go({ screen: 'person', personId });
    },
  });
  const submit = form.handleSubmit(async (values) => {
    const reply = await open.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const reference = useField(control, 'reference');
  const fullName = useField(control, 'fullName');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Open a record in an emergency"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="emergency" shortcut="Ctrl Enter" isDisabled={open.saving}>
            Open it for an hour
          </Button>
        </>
      }
    >
      <p>
        For when somebody’s safety does not wait. It opens this one record to you for an hour; your reason is kept, and
        somebody else reviews it.
      </p>
      <Form id="emergency" onSubmit={() => void submit()}>
        <TextField {...reference} value={reference.value ?? ''} label="Reference" width="medium" autoFocus />
        <TextField
          {...fullName}
          value={fullName.value ?? ''}
          label="Or the full name"
          hint="Exactly as it is in the register, together with the birth date."
          width="full"
        />
        <PartialDateField {...useField(control, 'birthDate')} label="Birth date" width="medium" />
        <TextArea
          {...useField(control, 'reason')}
          label="Why you need it now"
          hint="A sentence that somebody who was not there will understand."
          rows={3}
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
