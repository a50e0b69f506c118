import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Role } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import type { AgencyRow } from '../../../domain/users/operations.ts';
import { checkRoles } from '../../../domain/users/rules.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Working } from '../vault/working.tsx';
import { AgencyField, RolesField } from './account-fields.tsx';
import { HandedPassphrase } from './handed-passphrase.tsx';

/** The contract's own schema, and the same look at roles and passphrase that the host takes. */
const schemaFor = (agencies: readonly AgencyRow[]) =>
  contract['users.add'].input.extend({ signInName: z.string() }).superRefine((values, context) => {
    const agency = agencies.find(({ id }) => id === values.agencyId);
    const roles = checkRoles(values.roles, agency?.coordinating ?? false);
    if (roles !== null) context.addIssue({ code: 'custom', path: ['roles'], message: roles });
    const passphrase = checkPassphrase(values.passphrase);
    if (passphrase !== null) context.addIssue({ code: 'custom', path: ['passphrase'], message: passphrase });
  });
type Values = z.input<ReturnType<typeof schemaFor>>;

interface AddProps {
  readonly agencies: readonly AgencyRow[];
  readonly onClose: () => void;
}

/** A new colleague, who sits beside whoever adds them and takes their first passphrase along. */
export function AddColleague({ agencies, onClose }: AddProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schemaFor(agencies)),
    defaultValues: { displayName: '', signInName: '', agencyId: '', roles: [], passphrase: '' },
  });
  const add = useWrite('users.add', {
    toast: (_added, { displayName }) => `${displayName} can open the register now.`,
    onDone: onClose,
  });
  const submit = form.handleSubmit(async (values) => {
    const signInName = values.signInName.trim() === '' ? values.displayName : values.signInName;
    const reply = await add.run({ ...values, signInName });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const fields = {
    displayName: useField(form.control, 'displayName'),
    signInName: useField(form.control, 'signInName'),
    agencyId: useField(form.control, 'agencyId'),
    roles: useField(form.control, 'roles'),
    passphrase: useField(form.control, 'passphrase'),
  };
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Add somebody who works here"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="colleague" shortcut="Ctrl Enter" isDisabled={add.saving}>
            Add them
          </Button>
        </>
      }
    >
      <Form id="colleague" onSubmit={() => void submit()}>
        <TextField {...fields.displayName} label="Name" width="full" autoFocus />
        <TextField
          {...fields.signInName}
          label="Sign-in name"
          hint="What they choose in the list when they unlock; the same as the name if left empty. It can be read in the key file without a passphrase."
          width="full"
          optional
        />
        <AgencyField {...fields.agencyId} agencies={agencies} />
        <RolesField {...fields.roles} value={fields.roles.value as Role[]} />
        <HandedPassphrase field={fields.passphrase} label="First passphrase" />
        {root !== undefined && <Failure error={{ message: root }} />}
        <Working words={add.saving ? 'Making their key. About a second.' : null} />
      </Form>
    </Dialog>
  );
}
