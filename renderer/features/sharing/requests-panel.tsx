import { useState } from 'react';
import type { SharingRequest } from '../../../domain/sharing/consent-operations.ts';
import { requestOutcomeLabels } from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { RecordSharingRequest } from './record-sharing-request.tsx';
import styles from './sharing.module.css';

interface RequestsProps {
  readonly personId: string;
  readonly name: string;
  readonly agencies: readonly AgencySharing[];
}

/** Who asked for information, of us or we of them, and why it was not given. */
export function SharingRequestsPanel({ personId, name, agencies }: RequestsProps) {
  const { data } = useRead('sharing.said', { personId });
  const [open, setOpen] = useState<SharingRequest | 'new' | null>(null);
  return (
    <Panel title="Asked for and refused">
      {data?.requests.length === 0 && (
        <p className="soft">
          No request about {name} is recorded. A refusal is kept with who asked, for what, and why not.
        </p>
      )}
      <ul className={styles.list}>
        {data?.requests.map((one) => (
          <RequestLine key={one.id} one={one} onAnswer={data.mayRecord ? () => setOpen(one) : null} />
        ))}
      </ul>
      {data?.mayRecord && (
        <div className={styles.foot}>
          <Button size="small" onPress={() => setOpen('new')}>
            Record a request
          </Button>
        </div>
      )}
      {open !== null && (
        <RecordSharingRequest
          personId={personId}
          agencies={agencies}
          request={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function RequestLine({ one, onAnswer }: { readonly one: SharingRequest; readonly onAnswer: (() => void) | null }) {
  const { words, outcome } = one;
  return (
    <li className={styles.line}>
      <div className={styles.row}>
        <Tag tone={outcome === null ? 'violet' : outcome === 'met' ? 'green' : 'amber'}>
          {outcome === null ? 'Waiting' : requestOutcomeLabels[outcome]}
        </Tag>
        <span>
          {one.direction === 'asked-of-us' ? <b>{one.other}</b> : <>We asked {<b>{one.other}</b>}</>}
          {one.direction === 'asked-of-us' && ' asked us'} for{' '}
          {one.categories.map((category) => categoryLabels[category].toLowerCase()).join(', ')}, on{' '}
          {dayInWords(one.askedOn)}
        </span>
        {outcome === null && onAnswer !== null && (
          <Button kind="quiet" size="small" label={`Answer the request of ${one.other}`} onPress={onAnswer}>
            Answer
          </Button>
        )}
      </div>
      {words !== null && (
        <p className="small">
          {words.askedFor} <span className="soft">Asked by {words.askedBy}.</span>
        </p>
      )}
      {one.decidedOn !== null && (
        <p className="small">
          {words?.because}{' '}
          <span className="soft">
            {words?.decidedBy ? `${words.decidedBy}, ` : ''}
            {dayInWords(one.decidedOn)}.
          </span>
        </p>
      )}
    </li>
  );
}
