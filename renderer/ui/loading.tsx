import styles from './states.module.css';

/** Words while something is fetched; shown only when it takes a moment. */
export function Loading({ children = 'One moment' }: { readonly children?: string }) {
  return (
    <p role="status" className={styles.loading}>
      <span className={styles.dots} aria-hidden="true" />
      {children}
    </p>
  );
}
