import { cx } from './cx.ts';
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
        <button
          key={code}
          type="button"
          className={cx(styles.chip, value === code && styles.chosen)}
          aria-pressed={value === code}
          onClick={() => onChange(code)}
        >
          {label} <span className="figures">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
