import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { restrictionGrounds } from '../../../domain/privacy/requests.ts';
import { restrictionGroundLabels } from '../../../domain/privacy/words.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const schema = contract['privacy.restrict'].input.omit({ personId: true });
type Values = z.input<typeof schema>;
const grounds = restrictionGrounds.map((code) => ({ code, label: restrictionGroundLabels[code] }));

interface RestrictProps {
  readonly personId: string;
  readonly personName: string;
  readonly ground?: Values['ground'];
  readonly onClose: () => void;
}

/** Restricts the use of somebody's record, and says beforehand what that stops. */
export function RestrictRecord({ personId, personName, ground = 'accuracy', onClose }: RestrictProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { ground, because: '' },
  });
  const leave = useDialogDraft(form, { form: 'privacy.restrict', subject: personId, personId }, onClose);
  const restrict = useWrite('privacy.restrict', { toast: 'Use restricted', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await restrict.run({ personId, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const problem = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Restrict the use of ${personName}’s record`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="restrict" shortcut="Ctrl Enter" isDisabled={restrict.saving}>
            Restrict its use
          </Button>
        </>
      }
    >
      <p>The record is kept, and not used. Until the restriction is lifted:</p>
      <ul>
        <li>Other agencies are not shown what was shared with them, and nothing more is shared.</li>
        <li>Nobody joins a cohort, no portrait is written, and returns count the person as not stated.</li>
        <li>In an emergency the record can still be opened, with a reason.</li>
      </ul>
      <Form id="restrict" onSubmit={() => void submit()}>
        <Choice {...useField(form.control, 'ground')} label="On what ground" layout="list" options={grounds} />
        <TextArea {...useField(form.control, 'because')} label="Why" rows={2} />
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
