import { useEffect, useState } from 'react';
import { isoDate, partialDate } from '../../../domain/fields.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { CallError } from '../../call.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { facts } from './need-facts.ts';
import styles from './person.module.css';

type DayKey = (typeof facts)[number]['day'] | 'onsetOn' | 'identifiedOn';

interface NeedDaysProps {
  readonly need: NeedInput;
  readonly label: string;
  readonly onSave: (changes: Partial<NeedInput>) => void;
  readonly error: CallError | null;
}

/** The days of a need, saved as each field is left. When it began and when it was noticed are different days. */
export function NeedDays({ need, label, onSave, error }: NeedDaysProps) {
  const day = (key: DayKey, words: string, partial = false) => (
    <SavedDay
      key={key}
      label={words}
      partial={partial}
      value={need[key]}
      onSave={(value) => onSave({ [key]: value })}
      error={error?.field?.endsWith(key) ? error.message : undefined}
    />
  );
  return (
    <fieldset className={styles.more}>
      <legend className="visually-hidden">{label}: days and risk</legend>
      <div className={styles.moreGrid}>
        {facts.map((fact) => day(fact.day, `${fact.label} on`))}
        {day('onsetOn', 'Began', true)}
        {day('identifiedOn', 'First noticed on')}
        <Checkbox isSelected={need.atRisk} onChange={(atRisk) => onSave({ atRisk })}>
          At risk of this need
        </Checkbox>
      </div>
    </fieldset>
  );
}

interface SavedDayProps {
  readonly label: string;
  readonly partial: boolean;
  readonly value: string | null;
  readonly onSave: (value: string | null) => void;
  readonly error: string | undefined;
}

function SavedDay({ label, partial, value, onSave, error }: SavedDayProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const Field = partial ? PartialDateField : DateField;
  const schema = partial ? partialDate : isoDate;
  const leave = () => {
    const fits = typed === null || schema.safeParse(typed).success;
    if (fits && typed !== value) onSave(typed);
  };
  return <Field label={label} value={typed} onChange={setTyped} onBlur={leave} error={error} />;
}
