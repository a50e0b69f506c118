import { parsePartialDay } from './dates.ts';
import { TypedDate, type TypedDateProps } from './typed-date.tsx';

/** A day, a month or only a year: `3 April 1984`, `April 1984`, `1984`. */
export function PartialDateField(props: TypedDateProps) {
  return <TypedDate {...props} read={parsePartialDay} />;
}
