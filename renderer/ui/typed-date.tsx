import { useEffect, useState } from 'react';
import { sentenceFor } from '../../domain/refusal.ts';
import { useToday } from '../today.ts';
import { dayInWords } from './dates.ts';
import type { FieldProps } from './field.ts';
import { TextField } from './text-field.tsx';

export interface TypedDateProps extends FieldProps {
  /** ISO text, or null. What was typed passes through unchanged when it is not a date, so that the schema refuses it. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

interface Reading extends TypedDateProps {
  readonly read: (typed: string, today: string) => string | null;
}

// A sentence that appears while a button below is being pressed would push the button from under the pointer.
const pauseMilliseconds = 350;

/** True a moment after the field was left, and false again from the next key on. */
function useSettled(left: boolean): boolean {
  const [settled, setSettled] = useState(left);
  useEffect(() => {
    if (!left) {
      setSettled(false);
      return;
    }
    const timer = setTimeout(() => setSettled(true), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [left]);
  return settled && left;
}

/** A date that is typed the way people write it, read on leaving the field and then shown in words. */
export function TypedDate({ value, onChange, read, ...rest }: Reading) {
  const today = useToday();
  const [text, setText] = useState(value === null ? '' : dayInWords(value));
  const [left, setLeft] = useState(true);
  const settled = useSettled(left);
  useEffect(() => {
    if (left) setText(value === null ? '' : dayInWords(value));
  }, [value, left]);
  const understood = (typed: string): string | null =>
    typed.trim() === '' ? null : (read(typed, today) ?? typed.trim());
  const wrong =
    settled && text.trim() !== '' && read(text, today) === null ? sentenceFor('date-impossible') : undefined;
  return (
    <TextField
      {...rest}
      width={rest.width ?? 'short'}
      error={rest.error ?? wrong}
      value={text}
      onChange={(typed) => {
        setLeft(false);
        setText(typed);
        onChange(understood(typed));
      }}
      onBlur={() => {
        setLeft(true);
        rest.onBlur?.();
      }}
    />
  );
}
