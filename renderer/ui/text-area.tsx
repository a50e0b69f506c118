import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { countWords } from '../../domain/fidelity/fidelity.ts';
import { cx } from './cx.ts';
import styles from './field.module.css';
import type { FieldProps } from './field.ts';
import { FieldFrame } from './field-frame.tsx';

/** The height before anything is typed; it grows from there. */
const smallest: Readonly<Record<number, string | undefined>> = { 1: styles.one, 2: styles.two };

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Counts the words as a person would, and says when there are too many. Nothing is cut off. */
  readonly words?: { readonly limit: number };
  readonly placeholder?: string;
  readonly rows?: number;
}

function WordCount({ text, limit }: { readonly text: string; readonly limit: number }) {
  const count = countWords(text);
  const over = count - limit;
  return (
    <span className={over > 0 ? styles.over : undefined}>
      {count} of {limit} words{over > 0 ? `, ${over} too many` : ''}
    </span>
  );
}

/** Several lines of text; grows with what is typed. */
export function TextArea(props: TextAreaProps) {
  const { error, value, onChange, width = 'full', words } = props;
  return (
    <AriaTextField
      className={`${styles.field} ${styles[width]}`}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      onBlur={() => props.onBlur?.()}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <FieldFrame
        {...props}
        below={
          words && (
            <div className={styles.below}>
              <WordCount text={value} limit={words.limit} />
            </div>
          )
        }
      >
        <AriaTextArea
          className={cx(styles.input, styles.area, smallest[props.rows ?? 3])}
          rows={props.rows ?? 3}
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
