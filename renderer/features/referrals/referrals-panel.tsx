import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { daysInWords } from '../../../domain/referrals/waiting.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Intake } from './intake.tsx';
import { stageWords } from './referral-words.ts';
import styles from './referrals.module.css';

/** How somebody came to the partnership: each referral, where it stands and what was decided of it. */
export function ReferralsPanel({ person }: { readonly person: Person }) {
  const may = useMay('referrals.ofPerson');
  if (!may) return null;
  return <Referrals person={person} />;
}

function Referrals({ person }: { readonly person: Person }) {
  const { data, error, refetch } = useRead('referrals.ofPerson', { personId: person.id });
  const [adding, setAdding] = useState(false);
  const go = useGo();
  const referrals = data?.referrals ?? [];
  return (
    <Panel title="Referrals">
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.referrals === null && <p className="soft">Whether there are any is not shown to your agency.</p>}
      {data && data.referrals !== null && referrals.length === 0 && <p className="soft">None written down.</p>}
      {referrals.length > 0 && (
        <ul className={styles.list}>
          {referrals.map(({ id, stage, source, happenedOn, waited, advice, deferredUntil }) => (
            <li key={id} className={styles.item}>
              <p className={styles.row}>
                <Button
                  kind="quiet"
                  size="small"
                  label={`Open the referral of ${dayInWords(happenedOn)}`}
                  onPress={() => go({ screen: 'referral', referralId: id })}
                >
                  {dayInWords(happenedOn)}
                </Button>
                <Tag tone={stageWords[stage].tone}>{stageWords[stage].label}</Tag>
              </p>
              <p className="soft small">
                {source}
                {waited !== null && `, ${daysInWords(waited)} ago`}
                {deferredUntil !== null && `; comes back on ${dayInWords(deferredUntil)}`}
              </p>
              {advice !== null && <p className="small">Advice: {advice}</p>}
            </li>
          ))}
        </ul>
      )}
      {data?.referrals !== null && (
        <div className={styles.note}>
          <Button size="small" onPress={() => setAdding(true)}>
            Add a referral
          </Button>
        </div>
      )}
      {adding && <Intake as="referral" personId={person.id} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
