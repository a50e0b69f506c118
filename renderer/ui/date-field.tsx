import { parseDay } from './dates.ts';
import { TypedDate, type TypedDateProps } from './typed-date.tsx';

/** A day, typed as `3 April 2018` or `3/4/2018`; ISO in and out. */
export function DateField(props: TypedDateProps) {
  return <TypedDate {...props} read={parseDay} />;
}
