import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract, type InputOf } from '../../../domain/contract.ts';
import type { Paper } from '../../../domain/governance/document.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './pack.module.css';

export type Noticed = NonNullable<InputOf<'governance.lostLaptop'>['noticed']>;
const schema = contract['governance.lostLaptop'].input.shape.noticed.unwrap();

/** The sheet for the day on which a computer with this register is missing. */
export function LostLaptop({ onMade }: { readonly onMade: (sheet: Paper, noticed: Noticed) => void }) {
  const today = useToday();
  const form = useForm<Noticed>({
    resolver: schemaResolver<Noticed>(schema as z.ZodType<unknown, Noticed>),
    defaultValues: { on: today, at: '' },
  });
  const make = useWrite('governance.lostLaptop');
  const submit = form.handleSubmit(async (noticed) => {
    const reply = await make.run({ noticed });
    if (reply.ok) onMade(reply.value.paper, noticed);
    else landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Panel title="A laptop is missing">
      <p>
        One sheet says what this register held, when it was last opened and by whom, how it is protected, whom to tell,
        and when the seventy-two hours end. It names nobody in the cohort.
      </p>
      <div className={styles.form}>
        <Form label="A laptop is missing" onSubmit={() => void submit()}>
          <div className={styles.when}>
            <DateField
              {...useField(form.control, 'on')}
              label="Noticed on"
              hint="For example 3 April 2018."
              width="medium"
            />
            <TextField {...useField(form.control, 'at')} label="At" hint="For example 08:30." width="short" />
          </div>
          {root !== undefined && <Failure error={{ message: root }} />}
          <div className={styles.buttons}>
            <Button type="submit" isDisabled={make.saving}>
              Make the sheet
            </Button>
          </div>
        </Form>
      </div>
    </Panel>
  );
}
