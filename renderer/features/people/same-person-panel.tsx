import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { JoinedRecords } from './joined-records.tsx';
import { MergeRecords } from './merge-records.tsx';
import styles from './person.module.css';

/** Records that were made one with this one, and those that may be the same person. The coordinator's to decide. */
export function SamePersonPanel({ person }: { readonly person: Person }) {
  return useMay('people.merge') ? <SamePerson person={person} /> : null;
}

function SamePerson({ person }: { readonly person: Person }) {
  const [merging, setMerging] = useState(false);
  const { data } = useRead('people.alike', { personId: person.id });
  const alike = data?.candidates.length ?? 0;
  return (
    <Panel title="The same person">
      {person.joined.length === 0 && data !== undefined && (
        <p className="soft">
          {alike === 0
            ? 'No other record looks like this one.'
            : `${alike === 1 ? 'One record' : `${alike} records`} may be of the same person.`}
        </p>
      )}
      <JoinedRecords person={person} />
      <div className={styles.buttons}>
        <Button size="small" onPress={() => setMerging(true)}>
          {alike === 0 ? 'Make one with another record' : 'Compare and decide'}
        </Button>
      </div>
      {merging && <MergeRecords person={person} onClose={() => setMerging(false)} />}
    </Panel>
  );
}
