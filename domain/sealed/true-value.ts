/** A value that shows as another one of its list everywhere but to whoever can open sealed facts. */
export interface FoldableValue {
  readonly code: string;
  readonly sealed: boolean;
  readonly crosswalk: Readonly<Record<string, string>>;
}

/**
 * What is kept of a recorded value: in the clear, and in a sealed box beside it. A value that another folds into is boxed
 * exactly as that one is, so that not even the file tells one from the other. `boxed` is null where neither is the case.
 */
export function keptOf(values: readonly FoldableValue[], code: string): { kept: string; boxed: string | null } {
  const foldsInto = (value: FoldableValue | undefined): string | undefined =>
    value?.sealed === true ? value.crosswalk.foldsInto : undefined;
  const into = foldsInto(values.find((value) => value.code === code));
  if (into !== undefined) return { kept: into, boxed: code };
  return { kept: code, boxed: values.some((value) => foldsInto(value) === code) ? code : null };
}

/**
 * The value as it truly is, from what stands in the boxes beside it, oldest first. Somebody who sees "temporary
 * accommodation" and saves it again has not said that a refuge is no longer true: only clearing the value, or another one
 * in between, takes it back.
 */
export const trueValue = (kept: string, boxed: readonly string[]): string =>
  boxed.findLast((code) => code !== kept) ?? kept;
