import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { type SealedKind, sealedKindCodes, sealedKinds } from '../../../domain/sealed/kinds.ts';
import { type Option, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './sealed.module.css';

// Nothing is chosen beforehand: a kind that stands there by itself would be recorded by mistake.
const schema = contract['sealed.record'].input.extend({ kind: z.enum(sealedKindCodes, { error: 'unknown-code' }) });
interface Values {
  readonly personId: string;
  readonly kind: SealedKind | null;
  readonly text: string;
}
const filledIn = schema as z.ZodType<unknown, Values>;

const options: readonly Option[] = sealedKinds.map(({ code, label, hint }) => ({ code, label, description: hint }));

/** Records one sealed fact. No draft of it is kept: a draft can be read with the register's own key. */
export function RecordSealed({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(filledIn),
    defaultValues: { personId: person.id, kind: null, text: '' },
  });
  const record = useWrite('sealed.record', { toast: 'Recorded and sealed', onDone: onClose });
  const submit = form.handleSubmit(async ({ kind, ...values }) => {
    if (kind === null) return;
    const reply = await record.run({ ...values, kind });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const kind = useField(form.control, 'kind');
  const text = useField(form.control, 'text');
  const root = form.formState.errors.root?.message;
  return (
    <div className={styles.asking}>
      <Form onSubmit={() => void submit()} label="Record a sealed fact">
        <Select {...kind} label="What it is about" width="full" options={options} />
        <TextArea
          {...text}
          label="What should be known"
          hint="In the person’s own words where you can. This is not kept as a draft: save it before you leave."
          rows={2}
        />
        <GentleHint text={text.value} />
        {root !== undefined && <Failure error={{ message: root }} />}
        <div className={styles.formActions}>
          <Button size="small" onPress={onClose}>
            Cancel
          </Button>
          <Button size="small" kind="main" type="submit" isDisabled={record.saving}>
            Seal it
          </Button>
        </div>
      </Form>
    </div>
  );
}
