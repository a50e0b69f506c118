import { useState } from 'react';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { EraseRecord } from './erasure-dialog.tsx';
import { ErasureList } from './erasure-list.tsx';
import styles from './retention.module.css';
import { RetentionHolds } from './retention-holds.tsx';
import { RetentionReviews } from './retention-reviews.tsx';
import { RetentionRules } from './retention-rules.tsx';

/** How long records are kept, whose time has come, what is held, and what was erased. Nothing here happens by itself. */
export function RetentionTab() {
  const { data, error, isPending, refetch } = useRead('privacy.retention', {});
  const governs = useMay('privacy.erase');
  // A reference to begin with, or an empty one from the button that asks for it.
  const [erasing, setErasing] = useState<string | null>(null);
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <div className={styles.panels}>
      <RetentionReviews due={data.due} soon={data.soon} erase={governs ? setErasing : null} />
      <RetentionHolds holds={data.holds} />
      {governs && <ErasureList begin={() => setErasing('')} />}
      <RetentionRules rules={data.rules} mayChange={governs} />
      {erasing !== null && <EraseRecord reference={erasing} onClose={() => setErasing(null)} />}
    </div>
  );
}
