import { useState } from 'react';
import type { SharingAgreement } from '../../../domain/sharing/agreement-operations.ts';
import { agreementKindLabels, controllerLabels, standingLabels } from '../../../domain/sharing/agreement-words.ts';
import type { AgreementStanding } from '../../../domain/sharing/agreements.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { EndAgreement } from './end-agreement.tsx';
import { NoticeVersions } from './notice-versions.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

const tones: Readonly<Record<AgreementStanding, Tone>> = {
  'not-yet': 'plain',
  'in-force': 'green',
  'review-soon': 'amber',
  'review-due': 'amber',
  'run-out': 'red',
  ended: 'plain',
};

/** Agreements between agencies, those that are missing, and the privacy notice in its versions. */
export function AgreementsTab() {
  const { agreements, agencies, ready, error } = useGrounds();
  const without = agencies.filter(({ underAgreement }) => !underAgreement);
  const [editing, setEditing] = useState<SharingAgreement | 'new' | null>(null);
  const [ending, setEnding] = useState<SharingAgreement | null>(null);
  return (
    <>
      <Panel title="Sharing agreements">
        <p className="soft">
          An agreement between agencies stands beside what each person said: both are asked for, and neither takes the
          place of the other.
        </p>
        {error && <Failure error={error} />}
        {!ready && !error && <Loading />}
        {ready && agreements.length === 0 && <p className="soft">No agreement is recorded yet.</p>}
        <ul className={styles.list}>
          {agreements.map((one) => (
            <AgreementLine key={one.id} one={one} onChange={() => setEditing(one)} onEnd={() => setEnding(one)} />
          ))}
        </ul>
        {without.length > 0 && (
          <p>
            <b>Under no agreement in force:</b> {without.map(({ name }) => name).join(', ')}.
          </p>
        )}
        <div className={styles.foot}>
          <Button size="small" onPress={() => setEditing('new')}>
            Add an agreement
          </Button>
        </div>
      </Panel>
      <NoticeVersions />
      {editing !== null && (
        <AgreementForm agreement={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {ending !== null && <EndAgreement agreement={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

interface LineProps {
  readonly one: SharingAgreement;
  readonly onChange: () => void;
  readonly onEnd: () => void;
}

function AgreementLine({ one, onChange, onEnd }: LineProps) {
  const days = [
    `Signed ${dayInWords(one.signedOn)}`,
    `review on ${dayInWords(one.reviewOn)}`,
    one.endsOn === null ? null : `runs until ${dayInWords(one.endsOn)}`,
    one.endedOn === null ? null : `ended on ${dayInWords(one.endedOn)}: ${one.endedBecause}`,
  ];
  return (
    <li className={styles.line}>
      <div className={styles.row}>
        <Tag tone={tones[one.standing]}>{standingLabels[one.standing]}</Tag>
        <b>{one.title}</b>
        <span className="soft">{agreementKindLabels[one.kind]}</span>
        {one.endedOn === null && (
          <>
            <Button kind="quiet" size="small" label={`Change ${one.title}`} onPress={onChange}>
              Change
            </Button>
            <Button kind="quiet" size="small" label={`End ${one.title}`} onPress={onEnd}>
              End
            </Button>
          </>
        )}
      </div>
      <p>{one.agencies.map(({ name }) => name).join(', ')}</p>
      <p className="small">
        {one.purpose} {one.categories.map((category) => categoryLabels[category]).join(', ')}.
      </p>
      <p className="soft small">
        {days.filter(Boolean).join(', ')}. {controllerLabels[one.controllers]}
        {one.contactPoint === null ? '' : `; people turn to ${one.contactPoint}`}. Kept: {one.whereKept}.
      </p>
    </li>
  );
}
