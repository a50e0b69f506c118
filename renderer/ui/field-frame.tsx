import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx.ts';
import styles from './field.module.css';
import type { FieldProps } from './field.ts';

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'error' | 'labelHidden' | 'optional'> & {
  readonly children: ReactNode;
  readonly below?: ReactNode;
};

/** Label, hint, the control, and the sentence that says what is wrong with it. Stands inside a react-aria field. */
export function FieldFrame({ label, hint, error, labelHidden, optional, children, below }: FrameProps) {
  return (
    <>
      <Label className={labelHidden ? 'visually-hidden' : cx(styles.label)}>
        {label}
        {optional && <span className={styles.optional}> (optional)</span>}
      </Label>
      {hint !== undefined && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      {children}
      {below}
      {error !== undefined && (
        <Text slot="errorMessage" className={cx(styles.error)}>
          {error}
        </Text>
      )}
    </>
  );
}
