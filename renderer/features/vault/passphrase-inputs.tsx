import { useState } from 'react';
import { passphraseStrength } from '../../../domain/vault/passphrase.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './vault.module.css';

interface PassphraseProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly inputRef?: ((element: HTMLElement | null) => void) | undefined;
  readonly isNew?: boolean;
}

/** A passphrase that can be looked at while typing. Pasting is allowed. */
export function PassphraseField({ isNew = false, ...rest }: PassphraseProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      width="full"
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      after={
        <Button onPress={() => setShown(!shown)} label={shown ? `Hide ${rest.label}` : `Show ${rest.label}`}>
          {shown ? 'Hide' : 'Show'}
        </Button>
      }
    />
  );
}

/** How strong a new passphrase is, in words, while it is typed. */
export function StrengthWords({ passphrase }: { readonly passphrase: string }) {
  const strength = passphrase === '' ? null : passphraseStrength(passphrase);
  return (
    <p role="status" className={styles.strength}>
      {strength && (
        <>
          <b>{strength.word.charAt(0).toUpperCase() + strength.word.slice(1)}.</b> {strength.sentence}
        </>
      )}
    </p>
  );
}
