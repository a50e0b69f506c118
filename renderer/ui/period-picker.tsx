import { usePeriods } from '../periods.ts';
import { Button } from './button.tsx';
import styles from './period-picker.module.css';
import { Select } from './select.tsx';

interface PeriodPickerProps {
  /** The chosen period's id; null chooses the current one. */
  readonly value: string | null;
  readonly onChange: (periodId: string) => void;
}

/** Chooses a period, or steps to the one before or after. The choice is remembered on every screen. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const { periods, choose } = usePeriods();
  const at = periods.findIndex((period) => period.id === value);
  const pick = (periodId: string | undefined) => {
    if (periodId === undefined) return;
    choose(periodId);
    onChange(periodId);
  };
  return (
    <div className={styles.picker}>
      <Button label="Period before" isDisabled={at <= 0} onPress={() => pick(periods[at - 1]?.id)}>
        <span aria-hidden="true">‹</span>
      </Button>
      <Select
        label="Period"
        labelHidden
        value={value}
        options={periods.map(({ id, code, label }) => ({ code: id, label: code, description: label }))}
        onChange={(id) => pick(id ?? undefined)}
      />
      <Button
        label="Period after"
        isDisabled={at === -1 || at === periods.length - 1}
        onPress={() => pick(periods[at + 1]?.id)}
      >
        <span aria-hidden="true">›</span>
      </Button>
    </div>
  );
}
