import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './sharing.module.css';

interface Named {
  readonly id: string;
  readonly preferredName: string;
  readonly reference: string;
}

/** A quiet line for the coordinator when two people who must not meet stand in one list. */
export function ApartWarning({ people }: { readonly people: readonly Named[] }) {
  const mayWarn = useMay('sharing.apartAmongAll');
  const { data } = useRead('sharing.apartAmongAll', {}, { enabled: mayWarn });
  const shown = new Map(people.map((person) => [person.id, person]));
  const together = (data?.pairs ?? []).flatMap(([one, other]) => {
    const [first, second] = [shown.get(one), shown.get(other)];
    return first && second ? [{ first, second }] : [];
  });
  if (together.length === 0) return null;
  return (
    <div className={styles.row}>
      <Tag tone="amber">Keep apart</Tag>
      <span>
        {together
          .map(
            ({ first, second }) =>
              `${first.preferredName} (${first.reference}) and ${second.preferredName} (${second.reference})`,
          )
          .join('; ')}{' '}
        are both in this list. Only coordinators see this line.
      </span>
    </div>
  );
}
