import { useState } from 'react';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import styles from './vault.module.css';

/** Four words picked by the computer's own randomness, filled in and shown so that they can be written down. */
export function SuggestWords({ onUse }: { readonly onUse: (words: string) => void }) {
  const [words, setWords] = useState<string | null>(null);
  const suggest = useWrite('vault.suggestPassphrase', {
    onDone: ({ passphrase }) => {
      setWords(passphrase);
      onUse(passphrase);
    },
  });
  return (
    <div className={styles.suggest}>
      <Button kind="quiet" size="small" onPress={() => void suggest.run({})} isDisabled={suggest.saving}>
        {words === null ? 'Suggest four words' : 'Suggest four other words'}
      </Button>
      <p role="status" className={styles.suggested}>
        {words !== null && (
          <>
            Filled in: <b className={styles.code}>{words}</b>. Keep them on paper, away from the computer, until they
            are known by heart.
          </>
        )}
      </p>
    </div>
  );
}
