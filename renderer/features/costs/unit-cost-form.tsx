import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { penceIn } from '../../../domain/costs/money.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import type { Problem } from '../../../domain/reply.ts';
import { useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './costs.module.css';

const money = ['amount', 'low', 'high'] as const;
const words = ['unit', 'priceYear', 'geography', 'source', 'note'] as const;
const begun = (today: string) => ({
  ...{ service: null as string | null, unit: '', amount: '', low: '', high: '' },
  ...{ priceYear: '', geography: '', source: '', note: '', validFrom: today as string | null },
});
type Values = ReturnType<typeof begun>;
type Errors = Readonly<Record<string, string>>;

interface UnitCostFormProps {
  readonly services: OutputOf<'costs.unitCosts'>['services'];
  readonly onClose: () => void;
}

/** The amounts in pence, or the fields in which stands no amount of money. */
function amountsIn(values: Values): { amounts: Record<string, number>; errors: Errors } {
  const read = money.map((name) => [name, penceIn(values[name])] as const);
  return {
    amounts: Object.fromEntries(read.flatMap(([name, pence]) => (pence === null ? [] : [[name, pence]]))),
    errors: Object.fromEntries(
      read.filter(([, pence]) => pence === null).map(([name]) => [name, sentenceFor('cost-not-money')]),
    ),
  };
}

const placed = ({ field = '', message }: Problem): Errors =>
  ['service', 'validFrom', ...money, ...words].includes(field) ? { [field]: message } : { root: message };

/** A newer version of what a service costs: never without a range, a price year, an area and a source. */
export function UnitCostForm({ services, onClose }: UnitCostFormProps) {
  const today = useToday();
  const address = { form: 'costs.unitCost', subject: 'new', personId: null };
  const { values, set, leave } = useDialogValues(address, () => begun(today), onClose);
  const [errors, setErrors] = useState<Errors>({});
  const save = useWrite('costs.addUnitCost', { toast: 'Unit cost added', onDone: leave });
  const submit = async () => {
    const { amounts, errors: wrong } = amountsIn(values);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const input = { ...values, ...amounts, service: values.service ?? '', validFrom: values.validFrom ?? '' };
    const reply = await save.run(input as unknown as InputOf<'costs.addUnitCost'>);
    if (!reply.ok) setErrors(placed(reply.error));
  };
  const word = (name: (typeof words)[number] | (typeof money)[number], label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      width="full"
      value={values[name]}
      onChange={(typed) => set({ [name]: typed })}
      error={errors[name]}
    />
  );
  return (
    <Dialog
      title="Add a unit cost"
      size="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="unit-cost" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Add the unit cost
          </Button>
        </>
      }
    >
      <Form id="unit-cost" onSubmit={() => void submit()}>
        <Select
          label="What it is for"
          width="full"
          autoFocus
          value={values.service}
          onChange={(service) => set({ service })}
          error={errors.service}
          options={services}
        />
        {word('unit', 'For each', 'Such as attendance, night or contact.')}
        <div className={styles.pair}>
          {word('low', 'Low, in pounds')}
          {word('amount', 'Middle, in pounds')}
          {word('high', 'High, in pounds')}
        </div>
        <p className="soft small">Where no range is known, write the same figure three times and say so in the note.</p>
        <div className={styles.pair}>
          {word('priceYear', 'Price year', 'Such as 2022-23.')}
          {word('geography', 'Area', 'Such as England, or your own.')}
        </div>
        {word('source', 'Where it comes from', 'So that somebody else can check it.')}
        {word('note', 'Note')}
        <DateField
          label="Counts from"
          width="medium"
          value={values.validFrom}
          onChange={(validFrom) => set({ validFrom })}
          error={errors.validFrom}
        />
        {errors.root !== undefined && <Failure error={{ message: errors.root }} />}
      </Form>
    </Dialog>
  );
}
