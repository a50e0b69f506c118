import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { PrioritisationMethod } from '../../../domain/referrals/operations.ts';
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
import { TextField } from '../../ui/text-field.tsx';
import styles from './referrals.module.css';

const schema = contract['referrals.addMethod'].input.omit({ factors: true }).extend({ factors: z.string() });
type Values = z.input<typeof schema>;

interface MethodProps {
  /** The version to begin from; null for the first. */
  readonly newest: PrioritisationMethod | null;
  readonly proposals: readonly { readonly wording: string; readonly explanation: string | null }[];
  readonly onClose: () => void;
}

type Factor = { readonly wording: string; readonly explanation: string | null };

/** One factor on each line; what stands after a colon explains it. */
const asLines = (factors: readonly Factor[]): string =>
  factors.map(({ wording, explanation }) => (explanation === null ? wording : `${wording}: ${explanation}`)).join('\n');

const fromLines = (lines: string): Factor[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf(':');
      return at === -1
        ? { wording: line.trim(), explanation: null }
        : { wording: line.slice(0, at).trim(), explanation: line.slice(at + 1).trim() };
    });

/** A new version, beginning from the one before or from proposals. */
export function MethodForm({ newest, proposals, onClose }: MethodProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      name: newest?.name ?? 'How we consider referrals',
      agreedBy: null,
      note: null,
      validFrom: useToday(),
      factors: asLines(newest?.factors ?? proposals),
    },
  });
  const { control } = form;
  const leave = useDialogDraft(form, { form: 'referrals.method', subject: 'new', personId: null }, onClose);
  const add = useWrite('referrals.addMethod', { toast: 'Version added', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run({ ...values, factors: fromLines(values.factors) });
    if (!reply.ok) landProblem(form, { ...reply.error, field: reply.error.field?.split('.')[0] ?? '' });
  });
  const agreedBy = useField(control, 'agreedBy');
  const note = useField(control, 'note');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Add a version of the method"
      isOpen
      onClose={leave}
      size="wide"
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="add-method" shortcut="Ctrl Enter" isDisabled={add.saving}>
            Add this version
          </Button>
        </>
      }
    >
      <Form id="add-method" onSubmit={() => void submit()}>
        <div className={styles.fields}>
          <TextField {...useField(control, 'name')} label="Name" />
          <TextField {...agreedBy} value={agreedBy.value ?? ''} label="Agreed by" optional />
          <DateField
            {...useField(control, 'validFrom')}
            label="Holds from"
            hint="The version before ends the day before."
          />
        </div>
        <TextArea
          {...useField(control, 'factors')}
          label="Factors"
          hint="One on each line. Words after a colon explain it. Each is answered in words; nothing is added up."
          rows={3}
        />
        <TextArea {...note} value={note.value ?? ''} label="Note" optional rows={1} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
