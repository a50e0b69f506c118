import { sentenceFor } from '../../domain/refusal.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

interface FailureProps {
  readonly error: { readonly message: string } | null | undefined;
  readonly retry?: (() => void) | undefined;
}

/** Says what happened and offers to try again. */
export function Failure({ error, retry }: FailureProps) {
  return (
    <div role="alert" className={styles.failure}>
      <p>{error?.message ?? sentenceFor('internal')}</p>
      {retry !== undefined && (
        <Button size="small" onPress={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
