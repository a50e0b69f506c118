import { useRead } from '../../client.ts';
import { useToday } from '../../today.ts';
import { momentInWords } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './sharing.module.css';

/** Says that a record is open for an hour only, and until when. */
export function OpeningBanner({ personId }: { readonly personId: string }) {
  const until = useRead('sharing.ofPerson', { personId }).data?.openUntil ?? null;
  const today = useToday();
  if (until === null) return null;
  return (
    <p role="status" className={styles.row}>
      <Tag tone="amber">Opened in an emergency</Tag>
      <span>Open to you until {momentInWords(until, today)}. Somebody else will review it.</span>
    </p>
  );
}
