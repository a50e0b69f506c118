import { Tag } from '../../ui/tag.tsx';
import styles from './sharing.module.css';

/** A quiet line for the coordinator when two people who must not meet stand in one list; nobody else is told of a pair. */
export function ApartWarning({ pairs }: { readonly pairs: readonly (readonly [string, string])[] }) {
  if (pairs.length === 0) return null;
  return (
    <div className={styles.row}>
      <Tag tone="amber">Keep apart</Tag>
      <span>
        {pairs.map(([one, other]) => `${one} and ${other}`).join('; ')} are both in this list. Only coordinators see
        this line.
      </span>
    </div>
  );
}
