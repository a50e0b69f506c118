import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { requestDecisions } from '../../../domain/privacy/requests.ts';
import { decisionLabels } from '../../../domain/privacy/words.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { RequestProps } from './request-dialog.tsx';

const schema = contract['privacy.decideRequest'].input.omit({ requestId: true });
type Values = z.input<typeof schema>;
const decisions = requestDecisions.map((code) => ({ code, label: decisionLabels[code] }));

/** The answer to a request, with the reason that the person is given. */
export function DecideRequest({ request, onClose }: RequestProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { decision: 'met', because: '' },
  });
  const leave = useDialogDraft(
    form,
    { form: 'privacy.decide', subject: request.id, personId: request.personId },
    onClose,
  );
  const decide = useWrite('privacy.decideRequest', { toast: 'Request decided', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await decide.run({ requestId: request.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Decide about ${request.personName}’s request`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="decide" shortcut="Ctrl Enter" isDisabled={decide.saving}>
            Save the decision
          </Button>
        </>
      }
    >
      <Form id="decide" onSubmit={() => void submit()}>
        <p className="soft">
          This records the answer. It changes nothing in the record: correcting, restricting or erasing is a separate
          step. Do it first, then record the answer.
        </p>
        <Choice {...useField(form.control, 'decision')} label="Decision" layout="list" options={decisions} />
        <TextArea {...useField(form.control, 'because')} label="Why" rows={2} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
