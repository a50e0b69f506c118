import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './choice.module.css';
import { cx } from './cx.ts';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.ts';
import { FieldFrame } from './field-frame.tsx';

interface ChoiceProps<T extends string> extends FieldProps {
  readonly value: T | null;
  readonly options: readonly { readonly code: T; readonly label: string; readonly description?: string | undefined }[];
  readonly onChange: (value: T) => void;
  /** `segments` in one line; `list` below each other, for longer words; `pair` in two columns, to be compared. */
  readonly layout?: 'segments' | 'list' | 'pair';
}

/** A few choices that all stay in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { value, options, onChange, error, layout = 'segments' } = props;
  return (
    <RadioGroup
      className={cx(fieldStyles.field)}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation={layout === 'list' ? 'vertical' : 'horizontal'}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      onBlur={() => props.onBlur?.()}
    >
      <FieldFrame {...props}>
        <div className={styles[layout]}>
          {options.map((option) => (
            <Radio key={option.code} value={option.code} className={cx(styles.option)}>
              <span className={styles.mark} aria-hidden="true" />
              <span className={styles.words}>
                {option.label}
                {option.description !== undefined && <small className={styles.description}>{option.description}</small>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RadioGroup>
  );
}
