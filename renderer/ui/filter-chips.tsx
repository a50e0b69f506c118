import { Chip } from './chip.tsx';
import styles from './filter-chips.module.css';

interface FilterChipsProps<Code extends string> {
  readonly options: readonly { readonly code: Code; readonly label: string; readonly count: number }[];
  readonly value: Code;
  readonly onChange: (code: Code) => void;
}

/** Which part of a list is shown, with how many each part holds. */
export function FilterChips<Code extends string>({ options, value, onChange }: FilterChipsProps<Code>) {
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show</legend>
      {options.map(({ code, label, count }) => (
        <Chip key={code} isChosen={value === code} onPress={() => onChange(code)}>
          {label} <span className="figures">{count}</span>
        </Chip>
      ))}
    </fieldset>
  );
}
