import {
  type Control,
  type FieldPath,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
  useController,
} from 'react-hook-form';
import type { z } from 'zod';
import { isRefusalCode, sentenceFor } from '../domain/refusal.ts';
import type { Problem } from '../domain/reply.ts';

/** A refusal code becomes its sentence; a check that a form adds for itself brings its own sentence. */
const sentenceOf = ({ code, message }: { readonly code: string; readonly message: string }): string => {
  if (isRefusalCode(message)) return sentenceFor(message);
  return code === 'custom' && message.endsWith('.') ? message : sentenceFor('bad-input');
};

/**
 * Checks a form with a schema of the contract. The message of an issue is a refusal code, so a field shows the same
 * sentence that the host would send. Values pass on untouched: the host parses them again.
 */
export function schemaResolver<Values extends FieldValues>(schema: z.ZodType<unknown, Values>): Resolver<Values> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values, errors: {} };
    const errors: Record<string, unknown> = {};
    for (const issue of result.error.issues) place(errors, issue.path, sentenceOf(issue));
    return { values: {}, errors } as never;
  };
}

/** Puts a message at a path of a nested object, keeping the first of each field. */
function place(errors: Record<string, unknown>, path: readonly PropertyKey[], message: string): void {
  const [first = 'root', ...rest] = path.map(String);
  if (rest.length === 0) {
    errors[first] ??= { type: 'refused', message };
    return;
  }
  errors[first] ??= {};
  place(errors[first] as Record<string, unknown>, rest, message);
}

/**
 * Puts the host's refusal beside the field it names, or at the head of the form. The host names a path of its input,
 * such as `changes.birthDate` or `aliases.0`; the form may hold only `birthDate` or `aliases`.
 */
export function landProblem<Values extends FieldValues>(form: UseFormReturn<Values>, problem: Problem): void {
  const values = form.getValues();
  const parts = problem.field?.split('.') ?? [];
  const paths = [parts.join('.'), ...parts.toReversed()];
  const found = paths.find((path) => path !== '' && hasField(values, path));
  const name = (found ?? 'root') as FieldPath<Values> | 'root';
  form.setError(name, { type: 'refused', message: problem.message }, { shouldFocus: found !== undefined });
}

function hasField(values: unknown, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  if (typeof values !== 'object' || values === null || !(first in values)) return false;
  return rest.length === 0 || hasField((values as Record<string, unknown>)[first], rest.join('.'));
}

/** Value, change, blur and error of one field, ready to spread into a field of the kit. */
export function useField<Values extends FieldValues, Name extends FieldPath<Values>>(
  control: Control<Values>,
  name: Name,
) {
  const { field, fieldState } = useController({ control, name });
  return {
    name,
    value: field.value,
    onChange: field.onChange as (value: unknown) => void,
    onBlur: field.onBlur,
    inputRef: field.ref as (element: HTMLElement | null) => void,
    error: fieldState.error?.message,
  };
}
