import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import styles from './field.module.css';
import type { FieldProps } from './field.ts';
import { FieldFrame } from './field-frame.tsx';

interface TypedKey {
  readonly key: string;
  preventDefault(): void;
}

// The library keeps a key to the field that listens for it; Ctrl+Enter and the shortcuts of the window must go on.
const passingOn =
  (listener: (event: TypedKey) => void) =>
  (event: TypedKey & { continuePropagation(): void }): void => {
    event.continuePropagation();
    listener(event);
  };

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search';
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'search';
  readonly autoComplete?: string;
  /** Stands at the end of the input, such as a show button. */
  readonly after?: React.ReactNode;
  readonly monospace?: boolean;
  readonly onKeyDown?: (event: TypedKey) => void;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { error, value, onChange, width = 'medium', after, onKeyDown } = props;
  const input = (
    <Input
      className={`${styles.input} ${props.monospace ? 'figures' : ''}`}
      spellCheck={false}
      {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
    />
  );
  return (
    <AriaTextField
      className={`${styles.field} ${styles[width]}`}
      value={value}
      onChange={onChange}
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      onBlur={() => props.onBlur?.()}
      {...(props.name === undefined ? {} : { name: props.name })}
      {...(onKeyDown === undefined ? {} : { onKeyDown: passingOn(onKeyDown) })}
    >
      <FieldFrame {...props}>
        {after === undefined ? (
          input
        ) : (
          <div className={styles.withButton}>
            {input}
            {after}
          </div>
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
