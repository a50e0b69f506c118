import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AgencyField } from './account-fields.tsx';
import type { ColleagueProps } from './colleague-dialog.tsx';

const schema = contract['users.changeDetails'].input.omit({ userId: true });
type Values = z.input<typeof schema>;

/** A colleague's name, the name under which they unlock, and their agency. */
export function ChangeDetails({ person, agencies, onClose }: ColleagueProps) {
  const { displayName, signInName, agencyId } = person;
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { displayName, signInName, agencyId },
  });
  const change = useWrite('users.changeDetails', { toast: 'Details changed', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await change.run({ userId: person.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Details of ${displayName}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="colleague-details" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Save the details
          </Button>
        </>
      }
    >
      <Form id="colleague-details" onSubmit={() => void submit()}>
        <TextField {...useField(form.control, 'displayName')} label="Name" width="full" autoFocus />
        <TextField
          {...useField(form.control, 'signInName')}
          label="Sign-in name"
          hint="It can be read in the key file without a passphrase."
          width="full"
        />
        <AgencyField
          {...useField(form.control, 'agencyId')}
          agencies={agencies}
          isDisabled={person.isYou}
          hint={
            person.isYou
              ? 'Another administrator can change your agency.'
              : 'It decides about whom they see anything at all.'
          }
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
