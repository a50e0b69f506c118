import type { KeyboardEvent, ReactNode } from 'react';
import styles from './form.module.css';

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly id?: string;
  readonly label?: string;
}

/** A form that Ctrl+Enter saves from any of its fields. */
export function Form({ onSubmit, children, id, label }: FormProps) {
  // Radios, boxes and buttons keep Enter to themselves, so for them it is caught on the way down.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.target instanceof Element && event.target.matches('button, [type=radio], [type=checkbox]')) {
      onKeyDown(event);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </form>
  );
}
