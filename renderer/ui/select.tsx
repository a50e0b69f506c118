import { useState } from 'react';
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

const wordsForNone = ({ allowNone }: Pick<SelectProps, 'allowNone'>): string =>
  typeof allowNone === 'string' ? allowNone : 'Not set';

/** One of a short list, opened by mouse, arrows or typing. */
export function Select(props: SelectProps) {
  return props.inline ? <InlineSelect {...props} /> : <FullSelect {...props} />;
}

/**
 * A table may hold dozens of these, and a list behind each costs more than the rest of its page: what stands there is a
 * button that looks and is named the same, until it is pressed or has the focus.
 */
function InlineSelect(props: SelectProps) {
  const [wanted, setWanted] = useState<'not-yet' | 'pressed' | 'focused'>('not-yet');
  if (wanted === 'pressed') return <FullSelect {...props} opensAtOnce />;
  if (wanted === 'focused') return <FullSelect {...props} autoFocus />;
  const chosen = props.options.find(({ code }) => code === props.value)?.label;
  return (
    <div className={`${fieldStyles.field} ${styles.select}`}>
      <button
        type="button"
        className={cx(styles.button, styles.inline)}
        disabled={props.isDisabled ?? false}
        aria-haspopup="listbox"
        aria-label={`${chosen ?? wordsForNone(props)} ${props.label}`}
        // Were it focused by the press, the list would take its place before the press is over.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setWanted('pressed')}
        onFocus={() => setWanted('focused')}
      >
        <span className={cx(styles.value)}>{chosen ?? <Blank words={wordsForNone(props)} />}</span>
        <span aria-hidden="true" className={styles.arrow} />
      </button>
    </div>
  );
}

function FullSelect(props: SelectProps & { readonly opensAtOnce?: boolean }) {
  const { value, options, onChange, allowNone = false, error, width = 'medium', inline = false } = props;
  const noneLabel = wordsForNone(props);
  const shown = [...(allowNone ? [{ code: none, label: noneLabel, description: undefined }] : []), ...options];
  return (
    <AriaSelect
      className={`${fieldStyles.field} ${inline ? '' : fieldStyles[width]} ${styles.select}`}
      value={value ?? (allowNone ? none : null)}
      onChange={(key) => onChange(key === none || key === null ? null : String(key))}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      defaultOpen={props.opensAtOnce ?? false}
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
