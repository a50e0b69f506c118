import { useState } from 'react';
import type { Restriction } from '../../../domain/privacy/restriction-operations.ts';
import { restrictionGroundLabels } from '../../../domain/privacy/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FindRecord } from './find-record.tsx';
import { LiftRestriction } from './lift-restriction.tsx';
import { RestrictRecord } from './restrict-record.tsx';
import styles from './retention.module.css';

/** Records that are kept and not used, and why. */
export function RestrictionsPanel() {
  const { data, error, isPending, refetch } = useRead('privacy.restrictions', {});
  const [beginning, setBeginning] = useState(false);
  const [lifting, setLifting] = useState<Restriction | null>(null);
  const close = () => setBeginning(false);
  return (
    <Panel
      title="Kept and not used"
      aside={
        <Button size="small" onPress={() => setBeginning(true)}>
          Restrict the use of a record
        </Button>
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.restrictions.length === 0 && <p className="soft">No record is restricted.</p>}
      <ul className={styles.list}>
        {data?.restrictions.map((one) => (
          <li key={one.id}>
            <div className={styles.row}>
              <b>{one.personName}</b> <span className="faint figures">{one.personReference}</span>
              <Button size="small" label={`Lift the restriction on ${one.personName}`} onPress={() => setLifting(one)}>
                Lift the restriction
              </Button>
            </div>
            <p>
              {restrictionGroundLabels[one.ground]}. {one.because}
            </p>
            <p className="soft small">Since {dayInWords(one.fromOn)}</p>
          </li>
        ))}
      </ul>
      {beginning && (
        <FindRecord
          title="Restrict the use of a record"
          say="Nothing is restricted yet. The next step says what that stops."
          then={({ personId, personName }) => (
            <RestrictRecord personId={personId} personName={personName} onClose={close} />
          )}
          onClose={close}
        />
      )}
      {lifting !== null && (
        <LiftRestriction restrictionId={lifting.id} personName={lifting.personName} onClose={() => setLifting(null)} />
      )}
    </Panel>
  );
}
