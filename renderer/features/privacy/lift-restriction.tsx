import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const schema = contract['privacy.liftRestriction'].input.omit({ restrictionId: true });
type Values = z.input<typeof schema>;

interface LiftProps {
  readonly restrictionId: string;
  readonly personName: string;
  readonly onClose: () => void;
}

/** Lifts a restriction, once the person has been told that it will be. */
export function LiftRestriction({ restrictionId, personName, onClose }: LiftProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { toldOn: useToday(), because: '' },
  });
  const leave = useDialogDraft(form, { form: 'privacy.lift', subject: restrictionId, personId: null }, onClose);
  const lift = useWrite('privacy.liftRestriction', { toast: 'Restriction lifted', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await lift.run({ restrictionId, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const problem = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Lift the restriction on ${personName}’s record`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="lift" shortcut="Ctrl Enter" isDisabled={lift.saving}>
            Lift the restriction
          </Button>
        </>
      }
    >
      <p>{personName} has to be told before it is lifted. Agencies are then shown again what was shared with them.</p>
      <Form id="lift" onSubmit={() => void submit()}>
        <DateField {...useField(form.control, 'toldOn')} label={`${personName} was told on`} width="medium" />
        <TextArea {...useField(form.control, 'because')} label="Why" rows={2} />
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
