import { useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import type { Move } from '../../../domain/contacts/move-operations.ts';
import { contract } from '../../../domain/contract.ts';
import { useReference, useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const schema = contract['contacts.addMove'].input;
type Values = z.input<typeof schema>;

const list = 'housing-category';

const certainties = [
  { code: 'recorded', label: 'Known' },
  { code: 'estimated', label: 'An estimate' },
] as const;

interface MoveFormProps {
  readonly personId: string;
  /** Null for a new one. */
  readonly move: Move | null;
  readonly onClose: () => void;
}

/** Where somebody began to stay. It ends the move before; the nights follow. */
export function MoveForm({ personId, move, onClose }: MoveFormProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      personId,
      fromOn: move?.fromOn ?? today,
      housing: move?.housing ?? '',
      place: move?.place ?? '',
      certainty: move?.certainty ?? 'recorded',
      agencyId: move?.agencyId ?? null,
    },
  });
  const { ready, isSealed } = useReference();
  // Before it is said where to, the place could be one that is sealed.
  const mayKeep = ({ housing }: Values) => ready && housing !== '' && !isSealed(list, housing);
  const address = { form: 'contacts.move', subject: move?.id ?? personId, personId };
  const close = useDialogDraft(form, address, onClose, mayKeep);
  const add = useWrite('contacts.addMove', { toast: 'Move recorded', onDone: close });
  const change = useWrite('contacts.changeMove', { toast: 'Move corrected', onDone: close });
  const remove = useWrite('contacts.removeMove', { toast: 'Move taken back', onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const reply = await (move === null ? add.run(values) : change.run({ ...values, moveId: move.id }));
    if (!reply.ok) landProblem(form, reply.error);
  });
  const saving = add.saving || change.saving;
  const root = form.formState.errors.root?.message ?? remove.error?.message;
  return (
    <Dialog
      title={move === null ? 'Record a move' : 'Correct a move'}
      isOpen
      onClose={close}
      actions={
        <>
          {move !== null && (
            <Button
              kind="danger"
              isDisabled={remove.saving}
              onPress={() => void remove.run({ personId, moveId: move.id })}
            >
              Take it back
            </Button>
          )}
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="move" shortcut="Ctrl Enter" isDisabled={saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="move" onSubmit={() => void submit()}>
        <MoveFields form={form} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

function MoveFields({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const { control } = form;
  const reference = useReference();
  const housing = useWatch({ control, name: 'housing' });
  const place = useField(control, 'place');
  const certainty = useField(control, 'certainty');
  const agencies = reference.agencies.map(({ id, name }) => ({ code: id, label: name }));
  const hint = reference.isSealed(list, housing)
    ? 'Kept with the sealed facts alone, and not as a draft: save it before you leave. Everywhere else this move shows as temporary accommodation.'
    : undefined;
  return (
    <>
      <DateField {...useField(control, 'fromOn')} label="Stays there from" width="medium" autoFocus />
      <Select {...useField(control, 'housing')} label="Where to" width="full" options={reference.options(list)} />
      <TextField {...place} value={place.value ?? ''} label="Place, in words" hint={hint} optional width="full" />
      <Choice {...certainty} label="How sure" options={certainties} />
      <Select
        {...useField(control, 'agencyId')}
        label="Who said so"
        width="full"
        options={agencies}
        allowNone="My own agency"
      />
    </>
  );
}
