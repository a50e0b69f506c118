import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { ReferralSummary } from '../../../domain/referrals/operations.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** Whom somebody is about to put elsewhere, and behind whom; null is the beginning of the list. */
export interface Moving {
  readonly referral: ReferralSummary;
  readonly afterId: string | null;
}

const schema = contract['referrals.move'].input.pick({ afterId: true, because: true });
type Values = z.input<typeof schema>;

interface MoveProps {
  readonly moving: Moving;
  readonly waiting: readonly ReferralSummary[];
  readonly onClose: () => void;
}

/** Where on the list, and why. The place can be any; the buttons only suggest the next one. */
export function MoveDialog({ moving: { referral, afterId }, waiting, onClose }: MoveProps) {
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { afterId, because: '' } });
  const name = referral.person.preferredName;
  const leave = useDialogDraft(
    form,
    { form: 'referrals.move', subject: referral.id, personId: referral.person.id },
    onClose,
  );
  const move = useWrite('referrals.move', { toast: `${name} moved`, onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await move.run({ referralId: referral.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const place = useField(form.control, 'afterId');
  const others = waiting.filter(({ id }) => id !== referral.id);
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Move ${name} on the waiting list`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="move-referral" shortcut="Ctrl Enter" isDisabled={move.saving}>
            Move
          </Button>
        </>
      }
    >
      <Form id="move-referral" onSubmit={() => void submit()}>
        <Select
          {...place}
          label="Where"
          allowNone="First on the list"
          options={others.map(({ id, person }) => ({
            code: id,
            label: `After ${person.preferredName}, ${person.reference}`,
          }))}
        />
        <TextArea
          {...useField(form.control, 'because')}
          label="Why"
          hint="Kept with the referral, and shown beside it on the list."
          rows={2}
          autoFocus
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
