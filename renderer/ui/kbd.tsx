import type { ReactNode } from 'react';
import styles from './kbd.module.css';

/** A key on the keyboard. `hidden` keeps it from being read as part of a button's name. */
export function Kbd({ children, hidden = false }: { readonly children: ReactNode; readonly hidden?: boolean }) {
  return (
    <kbd className={styles.kbd} {...(hidden ? { 'aria-hidden': true } : {})}>
      {children}
    </kbd>
  );
}
