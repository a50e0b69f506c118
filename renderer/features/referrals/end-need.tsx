import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';

const schema = contract['programme.endLocalNeed'].input.omit({ needId: true });
type Values = z.input<typeof schema>;

interface EndProps {
  readonly need: { readonly id: string; readonly label: string };
  readonly onClose: () => void;
}

/** The last day on which a local need is offered. */
export function EndNeed({ need, onClose }: EndProps) {
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { validTo: useToday() } });
  const end = useWrite('programme.endLocalNeed', { toast: `${need.label} ends`, onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await end.run({ needId: need.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`End ${need.label}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="end-need" shortcut="Ctrl Enter" isDisabled={end.saving}>
            End it
          </Button>
        </>
      }
    >
      <Form id="end-need" onSubmit={() => void submit()}>
        <p className="soft">From the day after, it is not offered any more. What was recorded of it stays.</p>
        <DateField {...useField(form.control, 'validTo')} label="Last day" width="medium" />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
