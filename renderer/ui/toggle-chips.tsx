import { Chip } from './chip.tsx';
import styles from './filter-chips.module.css';

interface ToggleChipsProps {
  /** Says what the chips choose. */
  readonly legend: string;
  readonly options: readonly { readonly code: string; readonly label: string }[];
  readonly value: readonly string[];
  /** What is chosen now, in the order of the options. */
  readonly onChange: (value: string[]) => void;
}

/** Several of a few, each a chip that stays pressed. */
export function ToggleChips({ legend, options, value, onChange }: ToggleChipsProps) {
  const toggled = (code: string): string[] =>
    options.map((one) => one.code).filter((one) => (one === code ? !value.includes(one) : value.includes(one)));
  return (
    <fieldset className={styles.chips}>
      <legend className={styles.legend}>{legend}</legend>
      {options.map(({ code, label }) => (
        <Chip key={code} isChosen={value.includes(code)} onPress={() => onChange(toggled(code))}>
          {label}
        </Chip>
      ))}
    </fieldset>
  );
}
