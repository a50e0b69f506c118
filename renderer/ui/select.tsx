import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx.ts';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.ts';
import { FieldFrame } from './field-frame.tsx';
import styles from './select.module.css';

interface SelectProps extends FieldProps {
  readonly value: string | null;
  readonly options: readonly {
    readonly code: string;
    readonly label: string;
    readonly description?: string | undefined;
  }[];
  readonly onChange: (value: string | null) => void;
  /** Offers an empty choice; a string gives its words. */
  readonly allowNone?: boolean | string;
  readonly placeholder?: string;
  /** Set in the line of a table: no border until it is pointed at. */
  readonly inline?: boolean;
}

const none = '\u0000none';

/** One of a short list, opened by mouse, arrows or typing. */
export function Select(props: SelectProps) {
  const { value, options, onChange, allowNone = false, error, width = 'medium', inline = false } = props;
  const noneLabel = typeof allowNone === 'string' ? allowNone : 'Not set';
  const shown = [...(allowNone ? [{ code: none, label: noneLabel, description: undefined }] : []), ...options];
  return (
    <AriaSelect
      className={`${fieldStyles.field} ${inline ? '' : fieldStyles[width]} ${styles.select}`}
      value={value ?? (allowNone ? none : null)}
      onChange={(key) => onChange(key === none || key === null ? null : String(key))}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      onBlur={() => props.onBlur?.()}
      placeholder={props.placeholder ?? 'Choose'}
    >
      <FieldFrame {...props}>
        <Button
          className={cx(styles.button, inline && styles.inline)}
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        >
          <SelectValue className={cx(styles.value)}>
            {({ selectedText }) =>
              inline && value === null ? <Blank words={noneLabel} /> : selectedText || (props.placeholder ?? 'Choose')
            }
          </SelectValue>
          <span aria-hidden="true" className={styles.arrow} />
        </Button>
      </FieldFrame>
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)} items={shown}>
          {(option) => (
            <ListBoxItem id={option.code} textValue={option.label} className={cx(styles.option)}>
              <Text slot="label" className={cx(styles.optionLabel)}>
                {option.label}
              </Text>
              {option.description !== undefined && (
                <Text slot="description" className={cx(styles.description)}>
                  {option.description}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A dash for the eye, the words for the ear. */
const Blank = ({ words }: { readonly words: string }) => (
  <>
    <span aria-hidden="true" className="faint">
      –
    </span>
    <span className="visually-hidden">{words}</span>
  </>
);
