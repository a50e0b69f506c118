interface Refused {
  readonly field?: string | undefined;
  readonly message: string;
}

/**
 * Where the host's refusal stands in a form: beside the field that it names, or at the foot where the form has no such
 * field. What was typed stays as it is.
 */
export function fieldErrors(error: Refused | null, fields: readonly string[]) {
  const named = error?.field ?? '';
  const at = fields.find((field) => named === field || named.startsWith(`${field}.`));
  return {
    of: (field: string): string | undefined => (at === field ? error?.message : undefined),
    rest: error !== null && at === undefined ? error : null,
  };
}
