import { PassphraseField, StrengthWords } from '../vault/passphrase-inputs.tsx';
import { SuggestWords } from '../vault/suggest-words.tsx';

interface HandedProps {
  readonly field: {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly error?: string | undefined;
    readonly inputRef?: ((element: HTMLElement | null) => void) | undefined;
  };
  readonly label: string;
  readonly autoFocus?: boolean;
}

/** A passphrase for somebody who sits beside: they type it themselves, or take four suggested words. */
export function HandedPassphrase({ field, label, autoFocus = false }: HandedProps) {
  return (
    <>
      <PassphraseField
        {...field}
        label={label}
        autoFocus={autoFocus}
        hint="Best typed by the person themselves. At least 15 characters. They can change it under Settings."
        isNew
      />
      <StrengthWords passphrase={field.value} />
      <SuggestWords onUse={field.onChange} />
    </>
  );
}
