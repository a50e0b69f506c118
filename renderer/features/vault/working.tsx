import styles from './vault.module.css';

/** Calm words while the key is made. It takes about a second on purpose. */
export function Working({ words }: { readonly words: string | null }) {
  return (
    <div role="status" className={styles.working}>
      {words !== null && (
        <>
          <span className={styles.pulse} aria-hidden="true" />
          <span>{words}</span>
        </>
      )}
    </div>
  );
}

export const openingWords =
  'Opening the register. Making the key takes about a second, which is what makes guessing hopeless.';
export const creatingWords = 'Making a new register and its key. This takes a few seconds.';
