import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { cx } from './cx.ts';

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
  readonly description?: string;
}

export function Checkbox({ isSelected, onChange, isDisabled = false, children, description }: CheckboxProps) {
  return (
    <AriaCheckbox className={cx(styles.checkbox)} isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles.box} aria-hidden="true" />
      <span>
        {children}
        {description !== undefined && <small className={styles.description}>{description}</small>}
      </span>
    </AriaCheckbox>
  );
}
