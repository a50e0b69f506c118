import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';

interface ButtonProps {
  /** `main` once on a screen; `quiet` reads as a link; `danger` for what is hard to take back. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly children: ReactNode;
  /** Shown beside the words, such as `Ctrl L`. */
  readonly shortcut?: string | undefined;
  /** The accessible name, where the words alone are not enough. */
  readonly label?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly size?: 'small' | 'normal' | undefined;
  readonly expanded?: boolean | undefined;
  /** The form that a submit button outside it belongs to. */
  readonly form?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', type = 'button', size = 'normal', children, shortcut, label, expanded } = props;
  return (
    <AriaButton
      className={`${styles.button} ${styles[kind]} ${styles[size]}`}
      type={type}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      onPress={() => props.onPress?.()}
      {...(props.form === undefined ? {} : { form: props.form })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      {children}
      {shortcut !== undefined && <Kbd hidden>{shortcut}</Kbd>}
    </AriaButton>
  );
}
