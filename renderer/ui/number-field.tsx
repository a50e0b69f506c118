import { useEffect, useState } from 'react';
import type { FieldProps } from './field.ts';
import { TextField } from './text-field.tsx';

interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  /** Null when empty; NaN when what was typed is no number, which every schema refuses. */
  readonly onChange: (value: number | null) => void;
}

const parse = (text: string): number | null => {
  const trimmed = text.trim().replace(/(?<=\d),(?=\d{3}\b)/g, '');
  if (trimmed === '') return null;
  return /^[-+]?\d+([.]\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
};

const written = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : String(value));

/** A number that is typed; no arrows that change it by accident while scrolling. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [text, setText] = useState(written(value));
  useEffect(() => {
    // What is being typed stays as typed ("2.", "five") while it stands for the same value.
    setText((typed) => (Object.is(parse(typed), value) ? typed : written(value)));
  }, [value]);
  return (
    <TextField
      {...rest}
      width={rest.width ?? 'short'}
      inputMode="numeric"
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(parse(next));
      }}
    />
  );
}
