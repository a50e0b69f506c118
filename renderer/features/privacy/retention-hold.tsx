import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Reply } from '../../../domain/reply.ts';
import { useWrite } from '../../client.ts';
import type { DraftAddress } from '../../draft-keeper.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const schema = contract['privacy.hold'].input.omit({ personId: true });
type Values = z.input<typeof schema>;

interface ReasonProps {
  /** Where what is typed is kept over a lock. */
  readonly draft: DraftAddress;
  readonly title: string;
  readonly say: string;
  readonly button: string;
  readonly saving: boolean;
  readonly save: (because: string) => Promise<Reply<unknown>>;
  readonly onClose: () => void;
}

/** One reason, and what it is for. */
function ReasonDialog({ draft, title, say, button, saving, save, onClose }: ReasonProps) {
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { because: '' } });
  const leave = useDialogDraft(form, draft, onClose);
  const submit = form.handleSubmit(async ({ because }) => {
    const reply = await save(because);
    if (reply.ok) leave();
    else landProblem(form, reply.error);
  });
  const problem = form.formState.errors.root?.message;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="hold-reason" shortcut="Ctrl Enter" isDisabled={saving}>
            {button}
          </Button>
        </>
      }
    >
      <p>{say}</p>
      <Form id="hold-reason" onSubmit={() => void submit()}>
        <TextArea {...useField(form.control, 'because')} label="Why" rows={3} />
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}

interface HoldProps {
  readonly personId: string;
  readonly personName: string;
  readonly onClose: () => void;
}

export function HoldRecord({ personId, personName, onClose }: HoldProps) {
  const hold = useWrite('privacy.hold', { toast: 'Held' });
  return (
    <ReasonDialog
      draft={{ form: 'privacy.hold', subject: personId, personId }}
      title={`Hold the record of ${personName}`}
      say="While a record is held, nobody can erase it: for a court case, say, or an inquiry."
      button="Hold the record"
      saving={hold.saving}
      save={(because) => hold.run({ personId, because })}
      onClose={onClose}
    />
  );
}

interface LiftProps {
  readonly holdId: string;
  readonly personName: string;
  readonly onClose: () => void;
}

export function LiftHold({ holdId, personName, onClose }: LiftProps) {
  const lift = useWrite('privacy.liftHold', { toast: 'Hold lifted' });
  return (
    <ReasonDialog
      draft={{ form: 'privacy.liftHold', subject: holdId, personId: null }}
      title={`Lift the hold on ${personName}`}
      say="The record can be erased again, where another hold does not prevent it."
      button="Lift the hold"
      saving={lift.saving}
      save={(because) => lift.run({ holdId, because })}
      onClose={onClose}
    />
  );
}
