import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from '../referrals/referrals.module.css';
import { TurnedDownForm } from './turned-down-form.tsx';

/** Help that was offered and turned down: who said no, why and when. A service’s no is not the person’s. */
export function TurnedDownPanel({ person }: { readonly person: Person }) {
  const may = useMay('people.turnedDown');
  return may ? <Offers person={person} /> : null;
}

function Offers({ person }: { readonly person: Person }) {
  const { needLabel } = useReference();
  const { data, error, refetch } = useRead('people.turnedDown', { personId: person.id });
  const [adding, setAdding] = useState(false);
  const remove = useWrite('people.removeTurnedDown', { toast: 'Removed' });
  const offers = data?.offers ?? [];
  return (
    <Panel
      title="Offers turned down"
      aside={
        <Button size="small" onPress={() => setAdding(true)}>
          Record one
        </Button>
      }
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {remove.error && <Failure error={remove.error} />}
      {data && offers.length === 0 && (
        <p className="soft">
          None written down. When help is offered and somebody says no, record whose no it was: the person’s or the
          service’s.
        </p>
      )}
      <ul className={styles.list}>
        {offers.map(({ id, sentence, needCode, offered, note, saidNoBy }) => (
          <li key={id} className={styles.item}>
            <p className={styles.row}>
              <b>{sentence}</b>
              <Tag tone={saidNoBy === 'service' ? 'amber' : 'plain'}>
                {saidNoBy === 'service' ? 'A service' : 'The person'}
              </Tag>
            </p>
            <p>
              {offered} <span className="soft">({needLabel(needCode)})</span>
            </p>
            {note !== null && <p className="soft">{note}</p>}
            <div className={styles.buttons}>
              <Button
                kind="quiet"
                size="small"
                label={`Remove: ${sentence}`}
                isDisabled={remove.saving}
                onPress={() => void remove.run({ personId: person.id, turnedDownId: id })}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {adding && <TurnedDownForm person={person} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
