import { useState } from 'react';
import type { SharingConsent } from '../../../domain/sharing/consent-operations.ts';
import {
  advocateLabels,
  capacityLabels,
  consentDecisionLabels,
  consentWayLabels,
} from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { RecordConsent } from './record-consent.tsx';
import styles from './sharing.module.css';
import { WithdrawConsent } from './withdraw-consent.tsx';

interface ConsentsProps {
  readonly personId: string;
  readonly name: string;
  readonly agencies: readonly AgencySharing[];
}

/** What the person said of sharing with each agency, in which words, and what they took back. */
export function ConsentsPanel({ personId, name, agencies }: ConsentsProps) {
  const { data, error } = useRead('sharing.said', { personId });
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<SharingConsent | null>(null);
  return (
    <Panel title={`What ${name} said of sharing`}>
      <p className="soft">
        Agreeing to be helped is another thing than a ground for sharing. What is said here is kept with its words, and
        sharing rests on it only where the lawful basis is that they agreed.
      </p>
      {error && <Failure error={error} />}
      {data?.consents.length === 0 && <p className="soft">Not asked yet, as far as you are shown.</p>}
      <ul className={styles.list}>
        {data?.consents.map((one) => (
          <ConsentLine key={one.id} one={one} mayRecord={data.mayRecord} onWithdraw={() => setWithdrawing(one)} />
        ))}
      </ul>
      {data?.mayRecord && (
        <div className={styles.foot}>
          <Button size="small" onPress={() => setRecording(true)}>
            Record what they said
          </Button>
        </div>
      )}
      {recording && (
        <RecordConsent personId={personId} name={name} agencies={agencies} onClose={() => setRecording(false)} />
      )}
      {withdrawing !== null && (
        <WithdrawConsent
          personId={personId}
          consent={withdrawing}
          agency={agencies.find(({ agencyId }) => agencyId === withdrawing.agencyId)}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </Panel>
  );
}

const kinds = (categories: SharingConsent['categories']): string =>
  categories.map((category) => categoryLabels[category]).join(', ');

function standing({ decision, left, categories }: SharingConsent): { readonly tone: Tone; readonly words: string } {
  if (decision === 'declined') return { tone: 'amber', words: 'Said no' };
  if (left.length === 0) return { tone: 'amber', words: 'Taken back' };
  const part = left.length < categories.length ? ', in part taken back' : '';
  return { tone: decision === 'agreed' ? 'green' : 'violet', words: `${consentDecisionLabels[decision]}${part}` };
}

interface LineProps {
  readonly one: SharingConsent;
  readonly mayRecord: boolean;
  readonly onWithdraw: () => void;
}

function ConsentLine({ one, mayRecord, onWithdraw }: LineProps) {
  const { tone, words } = standing(one);
  const more = [
    consentWayLabels[one.how],
    `Capacity: ${capacityLabels[one.capacity].toLowerCase()}${one.words?.capacityNote ? ` (${one.words.capacityNote})` : ''}`,
    one.words?.advocateName
      ? `Advocate: ${one.words.advocateName}`
      : `Advocate: ${advocateLabels[one.advocate].toLowerCase()}`,
    one.askedBy === '' ? null : `Asked by ${one.askedBy}`,
    one.reviewOn === null ? null : `To be asked again on ${dayInWords(one.reviewOn)}`,
  ];
  return (
    <li className={styles.line}>
      <div className={styles.row}>
        <Tag tone={tone}>{words}</Tag>
        <b>{one.agency}</b>
        <span>
          {kinds(one.categories)}, on {dayInWords(one.decidedOn)}
        </span>
        {mayRecord && one.left.length > 0 && (
          <Button kind="quiet" size="small" label={`They took it back: ${one.agency}`} onPress={onWithdraw}>
            They took it back
          </Button>
        )}
      </div>
      {one.words?.words && <p>“{one.words.words}”</p>}
      {one.words?.purpose && <p className="small">What for: {one.words.purpose}</p>}
      <p className="soft small">{more.filter(Boolean).join('. ')}.</p>
      <div className={styles.row}>
        {one.reviewDue && <Tag tone="amber">Time to ask again</Tag>}
        {one.afterNo && <Tag>Agreed after having said no</Tag>}
      </div>
      {one.withdrawals.map((taken) => (
        <p key={taken.withdrawnOn + taken.categories.join()} className="small">
          Taken back on {dayInWords(taken.withdrawnOn)}: {kinds(taken.categories)}.{taken.words && ` “${taken.words}”`}
          {taken.toldWhom && taken.toldOn ? ` Told: ${taken.toldWhom}, on ${dayInWords(taken.toldOn)}.` : ''}
        </p>
      ))}
    </li>
  );
}
