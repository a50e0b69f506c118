import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const schema = contract['privacy.decideReview'].input.omit({ reviewId: true });
type Values = z.input<typeof schema>;

const decisions = [
  { code: 'keep', label: 'Keep it until a later day' },
  { code: 'erase', label: 'Erase it', description: 'The erasure itself is a second step, by the governance lead.' },
] as const;

interface DecideProps {
  readonly personName: string;
  readonly reviewId: string;
  readonly onClose: () => void;
}

/** What a review comes to. */
export function DecideReview({ personName, reviewId, onClose }: DecideProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { decision: 'keep', keepUntil: null, because: '' },
  });
  const leave = useDialogDraft(form, { form: 'privacy.review', subject: reviewId, personId: null }, onClose);
  const decide = useWrite('privacy.decideReview', { toast: 'Decided', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    // A day typed before the other choice was made does not go with it.
    const keepUntil = values.decision === 'keep' ? values.keepUntil : null;
    const reply = await decide.run({ ...values, keepUntil, reviewId });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const decision = useField(form.control, 'decision');
  const keepUntil = useField(form.control, 'keepUntil');
  const because = useField(form.control, 'because');
  const problem = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Decide about ${personName}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="decide-review" shortcut="Ctrl Enter" isDisabled={decide.saving}>
            Save the decision
          </Button>
        </>
      }
    >
      <Form id="decide-review" onSubmit={() => void submit()}>
        <Choice {...decision} label="What happens to the record" layout="list" options={decisions} />
        {decision.value === 'keep' && <DateField {...keepUntil} label="Keep until" />}
        <TextArea {...because} label="Why" rows={3} />
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
