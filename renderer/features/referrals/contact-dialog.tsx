import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { FirstContact } from '../../../domain/referrals/operations.ts';
import { useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

const schema = contract['referrals.add'].input.pick({ label: true, place: true, seen: true, happenedOn: true });
type Values = z.input<typeof schema>;

/** What is written of a first contact, put right. */
export function ContactDialog({ contact, onClose }: { readonly contact: FirstContact; readonly onClose: () => void }) {
  const { label, place, seen, happenedOn } = contact;
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { label, place, seen, happenedOn },
  });
  const draft = useFormDraft(form, { form: 'referrals.contact', subject: contact.id, personId: null });
  const close = closing(draft, onClose);
  const change = useWrite('referrals.change', { toast: 'Saved', onDone: close });
  const submit = form.handleSubmit(async (changes) => {
    const reply = await change.run({ referralId: contact.id, changes });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const called = useField(form.control, 'label');
  const where = useField(form.control, 'place');
  const what = useField(form.control, 'seen');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="First contact"
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="first-contact" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="first-contact" onSubmit={() => void submit()}>
        <TextField {...called} value={called.value ?? ''} label="Called" width="full" autoFocus />
        <TextField {...where} value={where.value ?? ''} label="Where" width="full" optional />
        <TextArea {...what} value={what.value ?? ''} label="What you saw" optional rows={2} />
        <DateField {...useField(form.control, 'happenedOn')} label="Met on" width="medium" />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
