import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { RequestProps } from './request-dialog.tsx';

const schema = contract['privacy.extendRequest'].input.omit({ requestId: true });
type Values = z.input<typeof schema>;

/** Two months more, once, while the first month lasts. */
export function ExtendRequest({ request, onClose }: RequestProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { because: '' },
  });
  const leave = useDialogDraft(
    form,
    { form: 'privacy.extend', subject: request.id, personId: request.personId },
    onClose,
  );
  const extend = useWrite('privacy.extendRequest', { toast: 'Two months more', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await extend.run({ requestId: request.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Take two months more"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="extend" shortcut="Ctrl Enter" isDisabled={extend.saving}>
            Take more time
          </Button>
        </>
      }
    >
      <Form id="extend" onSubmit={() => void submit()}>
        <p>
          It can be done once, where a request is complex. Tell {request.personName} within the first month, and why.
        </p>
        <TextArea {...useField(form.control, 'because')} label="Why" rows={2} autoFocus />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
