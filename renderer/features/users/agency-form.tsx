import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { type AgencyKind, agencyKindCodes, agencyKinds } from '../../../domain/users/agency-kinds.ts';
import type { AgencyRow } from '../../../domain/users/operations.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const schema = contract['users.changeAgency'].input.omit({ agencyId: true });
type Values = z.input<typeof schema>;

const knownKind = (kind: string): AgencyKind => agencyKindCodes.find((code) => code === kind) ?? 'other';

interface AgencyFormProps {
  readonly agency: AgencyRow | 'new';
  readonly onClose: () => void;
}

/** A new agency of the partnership, or a change to one. */
export function AgencyForm({ agency, onClose }: AgencyFormProps) {
  const isNew = agency === 'new';
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: isNew
      ? { name: '', kind: 'not-known', active: true }
      : { name: agency.name, kind: knownKind(agency.kind), active: agency.active },
  });
  const add = useWrite('users.addAgency', { toast: 'Agency added', onDone: onClose });
  const change = useWrite('users.changeAgency', { toast: 'Agency changed', onDone: onClose });
  const submit = form.handleSubmit(async ({ name, kind, active }) => {
    const reply = isNew ? await add.run({ name, kind }) : await change.run({ agencyId: agency.id, name, kind, active });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const kind = useField(form.control, 'kind');
  const active = useField(form.control, 'active');
  const problem = active.error ?? form.formState.errors.root?.message;
  return (
    <Dialog
      title={isNew ? 'Add an agency' : `Change ${agency.name}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="agency"
            shortcut="Ctrl Enter"
            isDisabled={add.saving || change.saving}
          >
            {isNew ? 'Add the agency' : 'Save the agency'}
          </Button>
        </>
      }
    >
      <Form id="agency" onSubmit={() => void submit()}>
        <TextField {...useField(form.control, 'name')} label="Name" width="full" autoFocus />
        <Select
          label="Kind"
          width="full"
          value={kind.value}
          onChange={kind.onChange}
          error={kind.error}
          options={agencyKinds.map(([code, label]) => ({ code, label }))}
        />
        {!isNew && (
          <Checkbox
            isSelected={active.value}
            onChange={active.onChange}
            description="Take this away when it has left. What it did stays in the register."
          >
            Part of the partnership
          </Checkbox>
        )}
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
