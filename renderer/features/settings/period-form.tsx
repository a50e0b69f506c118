import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { PeriodRow } from '../../../domain/programme/operations.ts';
import { checkPeriod } from '../../../domain/programme/periods.ts';
import type { RefusalCode } from '../../../domain/refusal.ts';
import { useReference, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './settings.module.css';

type Values = z.input<(typeof contract)['programme.addPeriod']['input']>;

const fieldOf = (code: RefusalCode): 'code' | 'firstDay' | 'lastDay' => {
  if (code === 'period-code-taken') return 'code';
  return code === 'period-overlaps' ? 'firstDay' : 'lastDay';
};

/** The contract's own schema, and the same look at the other periods that the host takes. */
const schemaBeside = (others: readonly PeriodRow[]) =>
  contract['programme.addPeriod'].input.superRefine((values, context) => {
    const refused = checkPeriod(values, others);
    if (refused !== null) context.addIssue({ code: 'custom', path: [fieldOf(refused)], message: refused });
  });

const valuesOf = (period: PeriodRow | 'new'): Values =>
  period === 'new'
    ? { code: '', label: '', calendar: 'meam', firstDay: '', lastDay: '', note: '' }
    : {
        code: period.code,
        label: period.label,
        calendar: period.calendar,
        firstDay: period.firstDay,
        lastDay: period.lastDay,
        note: period.note ?? '',
      };

interface PeriodFormProps {
  readonly period: PeriodRow | 'new';
  readonly others: readonly PeriodRow[];
  readonly onClose: () => void;
}

/** A new period, or a change to one. Overlaps and dates in the wrong order are shown beside their field. */
export function PeriodForm({ period, others, onClose }: PeriodFormProps) {
  const reference = useReference();
  const beside = others.filter((one) => period === 'new' || one.id !== period.id);
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schemaBeside(beside)),
    defaultValues: valuesOf(period),
  });
  const add = useWrite('programme.addPeriod', { toast: 'Period added', onDone: onClose });
  const change = useWrite('programme.changePeriod', { toast: 'Period changed', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = period === 'new' ? await add.run(values) : await change.run({ periodId: period.id, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const { control } = form;
  const calendar = useField(control, 'calendar');
  const note = useField(control, 'note');
  const firstDay = useField(control, 'firstDay');
  const lastDay = useField(control, 'lastDay');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={period === 'new' ? 'Add a period' : `Change ${period.code}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="period"
            shortcut="Ctrl Enter"
            isDisabled={add.saving || change.saving}
          >
            {period === 'new' ? 'Add the period' : 'Save the period'}
          </Button>
        </>
      }
    >
      <Form id="period" onSubmit={() => void submit()}>
        <div className={styles.pair}>
          <TextField {...useField(control, 'code')} label="Code" hint="Such as Y2Q2." width="full" autoFocus />
          <Select
            label="Calendar"
            hint="Periods of one calendar do not overlap."
            width="full"
            value={calendar.value}
            onChange={calendar.onChange}
            error={calendar.error}
            options={reference.options('calendar')}
          />
        </div>
        <TextField {...useField(control, 'label')} label="Name" hint="Such as July to September 2018." width="full" />
        <div className={styles.pair}>
          <DateField {...firstDay} value={firstDay.value || null} label="First day" width="full" />
          <DateField {...lastDay} value={lastDay.value || null} label="Last day" width="full" />
        </div>
        <TextArea {...note} value={note.value ?? ''} label="Note" optional rows={2} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
