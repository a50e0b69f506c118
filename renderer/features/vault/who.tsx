import { useRead } from '../../client.ts';
import { Select } from '../../ui/select.tsx';

/** Who opens the register. Not shown where only one person has a slot, because there is nothing to choose. */
export function useSignInNames(path: string): { readonly names: readonly string[]; readonly last: string | null } {
  // A key file that cannot be read says so when somebody unlocks.
  const { data } = useRead('vault.signInNames', { path });
  return { names: data?.names ?? [], last: data?.last ?? null };
}

interface WhoProps {
  readonly names: readonly string[];
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
  readonly error?: string | undefined;
}

/** A list to choose from; typing the beginning of a name finds it too. */
export function Who({ names, value, onChange, error }: WhoProps) {
  return (
    <Select
      label="Who are you?"
      hint="Typing the beginning of your name finds it."
      width="full"
      value={value}
      onChange={onChange}
      options={names.map((name) => ({ code: name, label: name }))}
      error={error}
    />
  );
}
