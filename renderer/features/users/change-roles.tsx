import { useState } from 'react';
import { sentenceFor } from '../../../domain/refusal.ts';
import { checkRoles } from '../../../domain/users/rules.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { RolesField } from './account-fields.tsx';
import type { ColleagueProps } from './colleague-dialog.tsx';

/** What a colleague may see and do. */
export function ChangeRoles({ person, agencies, onClose }: ColleagueProps) {
  const [roles, setRoles] = useState(person.roles);
  const [refused, setRefused] = useState<string | null>(null);
  const change = useWrite('users.changeRoles', {
    toast: `The roles of ${person.displayName} are changed.`,
    onDone: onClose,
  });
  const coordinating = agencies.find(({ id }) => id === person.agencyId)?.coordinating ?? false;
  const submit = () => {
    const code = checkRoles(roles, coordinating);
    setRefused(code === null ? null : sentenceFor(code));
    if (code === null) void change.run({ userId: person.id, roles });
  };
  return (
    <Dialog
      title={`Roles of ${person.displayName}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="colleague-roles" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Save the roles
          </Button>
        </>
      }
    >
      <Form id="colleague-roles" onSubmit={submit}>
        <RolesField
          value={roles}
          onChange={(next) => {
            setRoles(next);
            setRefused(null);
            change.clearError();
          }}
          error={refused ?? change.error?.message}
        />
      </Form>
    </Dialog>
  );
}
