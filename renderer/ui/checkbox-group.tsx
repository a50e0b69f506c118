import { useId } from 'react';
import styles from './checkbox.module.css';
import { Checkbox } from './checkbox.tsx';

interface CheckboxGroupProps<Code extends string> {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly label: string; readonly description?: string }[];
  readonly value: readonly Code[];
  /** What is chosen now, in the order of the options. */
  readonly onChange: (value: Code[]) => void;
  readonly error?: string | undefined;
}

/** Several of a few, each with a box of its own. */
export function CheckboxGroup<Code extends string>({
  label,
  options,
  value,
  onChange,
  error,
}: CheckboxGroupProps<Code>) {
  const errorId = useId();
  const toggle = (code: Code, held: boolean) =>
    onChange(options.map((one) => one.code).filter((one) => (one === code ? held : value.includes(one))));
  return (
    <fieldset className={styles.group} aria-describedby={error === undefined ? undefined : errorId}>
      <legend>{label}</legend>
      {options.map(({ code, label: words, description }) => (
        <Checkbox
          key={code}
          isSelected={value.includes(code)}
          onChange={(held) => toggle(code, held)}
          {...(description === undefined ? {} : { description })}
        >
          {words}
        </Checkbox>
      ))}
      {error !== undefined && (
        <p id={errorId} role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
