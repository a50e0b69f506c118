import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Rule } from './retention-rules.tsx';

const input = contract['privacy.setRetentionRule'].input.shape;
const number = z
  .string()
  .transform((typed) => (typed.trim() === '' ? Number.NaN : Number(typed)))
  .refine((months) => input.monthsAfterLeaving.safeParse(months).success, { error: 'value-out-of-range' });
const schema = z.strictObject({ monthsAfterLeaving: number, monthsAfterActivity: number, source: input.source });
type Values = z.input<typeof schema>;

/** Changes how long one kind is kept, or confirms it as it stands. Whoever saves it stands as having confirmed it. */
export function ChangeRule({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      monthsAfterLeaving: String(rule.monthsAfterLeaving),
      monthsAfterActivity: String(rule.monthsAfterActivity),
      source: rule.source,
    },
  });
  const leave = useDialogDraft(form, { form: 'privacy.rule', subject: rule.category, personId: null }, onClose);
  const set = useWrite('privacy.setRetentionRule', { toast: 'Saved and confirmed', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await set.run({ category: rule.category, ...schema.parse(values) });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const problem = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`How long to keep: ${categoryLabels[rule.category]}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="retention-rule" shortcut="Ctrl Enter" isDisabled={set.saving}>
            Save and confirm
          </Button>
        </>
      }
    >
      <p>Save it once your data protection officer has agreed. It holds from today, under your name.</p>
      <Form id="retention-rule" onSubmit={() => void submit()}>
        <TextField
          {...useField(form.control, 'monthsAfterLeaving')}
          label="Months after leaving"
          width="short"
          inputMode="numeric"
        />
        <TextField
          {...useField(form.control, 'monthsAfterActivity')}
          label="Months after the last change"
          hint="For somebody who never joined."
          width="short"
          inputMode="numeric"
        />
        <TextField
          {...useField(form.control, 'source')}
          label="Where it comes from"
          hint="The law, the schedule or the decision, and who agreed it."
          width="full"
        />
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
