import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { FindRecord } from './find-record.tsx';
import styles from './retention.module.css';
import { HoldRecord, LiftHold } from './retention-hold.tsx';

type Hold = OutputOf<'privacy.retention'>['holds'][number];

/** Records that nobody can erase for now, and why. */
export function RetentionHolds({ holds }: { readonly holds: readonly Hold[] }) {
  const [lifting, setLifting] = useState<Hold | null>(null);
  const [holding, setHolding] = useState(false);
  const close = () => setHolding(false);
  return (
    <Panel
      title="Held"
      aside={
        <Button size="small" onPress={() => setHolding(true)}>
          Hold a record
        </Button>
      }
    >
      {holds.length === 0 && <p className="soft">No record is held.</p>}
      <ul className={styles.list}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <div className={styles.row}>
              <b>{hold.personName}</b> <span className="faint figures">{hold.personReference}</span>
              <Button size="small" label={`Lift the hold on ${hold.personName}`} onPress={() => setLifting(hold)}>
                Lift the hold
              </Button>
            </div>
            <p>{hold.because}</p>
            <p className="soft small">
              {hold.placedBy}, {dayInWords(hold.placedOn)}
            </p>
          </li>
        ))}
      </ul>
      {holding && (
        <FindRecord
          title="Hold a record"
          say="While a record is held, nobody can erase it."
          then={({ personId, personName }) => (
            <HoldRecord personId={personId} personName={personName} onClose={close} />
          )}
          onClose={close}
        />
      )}
      {lifting !== null && (
        <LiftHold holdId={lifting.id} personName={lifting.personName} onClose={() => setLifting(null)} />
      )}
    </Panel>
  );
}
