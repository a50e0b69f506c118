import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useVaultStore } from '../../vault-store.ts';
import { Door } from './door.tsx';
import styles from './vault.module.css';

/** Copies the code. Answers whether it now lies on the clipboard and has to be cleared again. */
async function copyForAMoment(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
    showToast({ message: 'Copied. Going on to the register clears the clipboard.' });
    return true;
  } catch {
    showToast({ message: 'This window may not use the clipboard. Write the code down instead.' });
    return false;
  }
}

/** The recovery code, once. It goes on paper, not into the computer. */
export function RecoveryCode({ code }: { readonly code: string }) {
  const [written, setWritten] = useState(false);
  const [copied, setCopied] = useState(false);
  const done = useVaultStore((state) => state.recoveryCodeWritten);
  const goOn = () => {
    // Only right after a press may a page write to the clipboard without the browser asking for permission.
    if (copied) void navigator.clipboard.writeText('').catch(() => undefined);
    done();
  };
  return (
    <Door
      title="Write down the recovery code"
      say="If everybody forgets the passphrase, this code is the only way back in. It is shown now and never again."
    >
      <ol className={styles.recovery} aria-label="Recovery code, in groups">
        {code.split(' ').map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ol>
      <p>
        Write it on paper and keep it where your partnership keeps its contracts, away from this computer. Whoever has
        the file and this code can read everything.
      </p>
      <Checkbox isSelected={written} onChange={setWritten}>
        I have written it down
      </Checkbox>
      <div className={styles.actions}>
        <Button onPress={() => void copyForAMoment(code).then(setCopied)}>Copy</Button>
        <Button kind="main" isDisabled={!written} onPress={goOn}>
          Go to the register
        </Button>
      </div>
    </Door>
  );
}
