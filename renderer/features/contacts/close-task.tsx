import { useForm } from 'react-hook-form';
import type { ReleaseTaskShown } from '../../../domain/contacts/release-operations.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { TextArea } from '../../ui/text-area.tsx';

interface CloseTaskProps {
  readonly personId: string;
  readonly task: ReleaseTaskShown;
  readonly onClose: () => void;
}

interface Values {
  on: string;
  because: string;
}

/** A task of a release that is done, with what came of it. */
export function CloseTask({ personId, task, onClose }: CloseTaskProps) {
  const today = useToday();
  const form = useForm<Values>({ defaultValues: { on: today, because: '' } });
  const leave = useDialogDraft(form, { form: 'contacts.closeTask', subject: task.actionId, personId }, onClose);
  const close = useWrite('plans.closeAction', { toast: 'Done', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await close.run({ actionId: task.actionId, state: 'done', ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const on = useField(form.control, 'on');
  const because = useField(form.control, 'because');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="What was done"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="close-task" shortcut="Ctrl Enter" isDisabled={close.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="close-task" onSubmit={() => void submit()}>
        <p className="soft">{task.wording}</p>
        <div>
          <TextArea {...because} label="What happened" rows={2} autoFocus />
          <GentleHint text={because.value} />
        </div>
        <DateField {...on} onChange={(next) => on.onChange(next ?? '')} label="On" width="medium" />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
