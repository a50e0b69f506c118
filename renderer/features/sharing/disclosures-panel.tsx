import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DisclosureLine } from './disclosure-lines.tsx';
import styles from './sharing.module.css';

const few = 5;

/** What was told to whom, on what ground. */
export function DisclosuresPanel({ person }: { readonly person: Person }) {
  const { data, error, isPending, refetch } = useRead('sharing.disclosures', { personId: person.id });
  const [all, setAll] = useState(false);
  const shown = all ? data?.disclosures : data?.disclosures.slice(0, few);
  const more = (data?.disclosures.length ?? 0) - (shown?.length ?? 0);
  return (
    <Panel title={`Who was told about ${person.preferredName}`}>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.disclosures.length === 0 && (
        <p className="soft">
          Nobody yet, as far as you are shown. “Told somebody” at the head of the page records it with two presses.
        </p>
      )}
      <ul className={styles.list}>
        {shown?.map((one) => (
          <DisclosureLine key={one.id} one={one} personId={person.id} />
        ))}
      </ul>
      {more > 0 && (
        <div className={styles.row}>
          <Button size="small" onPress={() => setAll(true)}>
            Show {more} more
          </Button>
        </div>
      )}
    </Panel>
  );
}
