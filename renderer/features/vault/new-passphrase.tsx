import { PassphraseField, StrengthWords } from './passphrase-inputs.tsx';
import { SuggestWords } from './suggest-words.tsx';

interface Field {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly inputRef?: ((element: HTMLElement | null) => void) | undefined;
}

interface NewPassphraseProps {
  readonly label: string;
  readonly hint: string;
  readonly passphrase: Field;
  readonly again: Field;
}

/** A passphrase that somebody chooses for themselves: typed twice, or four words that the computer picks. */
export function NewPassphrase({ label, hint, passphrase, again }: NewPassphraseProps) {
  return (
    <>
      <PassphraseField {...passphrase} label={label} hint={hint} isNew />
      <StrengthWords passphrase={passphrase.value} />
      <SuggestWords
        onUse={(words) => {
          passphrase.onChange(words);
          again.onChange(words);
        }}
      />
      <PassphraseField {...again} label={`${label} again`} isNew />
    </>
  );
}
