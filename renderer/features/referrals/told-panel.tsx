import { useState } from 'react';
import type { ReferralDetail } from '../../../domain/referrals/operations.ts';
import { agreementLabels } from '../../../domain/referrals/words.ts';
import { useReference, useWrite } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ChangeReferral } from './change-referral.tsx';
import styles from './referrals.module.css';

const blank = 'Not written down yet';

/** What whoever refers has told, and what was seen before anybody knew the name. */
export function ToldPanel({ referral }: { readonly referral: ReferralDetail }) {
  const [changing, setChanging] = useState(false);
  const { summary, sighting, sightingWithheld, agreement, agreedOn, offers } = referral;
  return (
    <Panel
      title="As told"
      aside={
        <Button size="small" onPress={() => setChanging(true)}>
          Change
        </Button>
      }
    >
      <dl className={styles.facts}>
        <dt>From</dt>
        <dd>{summary.source}</dd>
        <dt>Who referred</dt>
        <dd>{referral.referredBy ?? blank}</dd>
        <dt>They offer</dt>
        <dd>
          <Offers offers={offers} />
        </dd>
        <dt>Why</dt>
        <dd>{referral.reason ?? blank}</dd>
        <dt>The person</dt>
        <dd>
          {agreementLabels[agreement]}
          {agreedOn !== null && `, ${dayInWords(agreedOn)}`}
        </dd>
        <dt>Needs</dt>
        <dd>
          <ToldNeeds referral={referral} />
        </dd>
        {sighting !== null && (
          <>
            <dt>First called</dt>
            <dd>{sighting.label ?? blank}</dd>
            <dt>Where</dt>
            <dd>{sighting.place ?? blank}</dd>
            <dt>What was seen</dt>
            <dd>{sighting.seen ?? blank}</dd>
          </>
        )}
        {sightingWithheld && (
          <>
            <dt>First contact</dt>
            <dd>Recorded</dd>
          </>
        )}
        <dt>Written down</dt>
        <dd>
          {dayInWords(summary.recordedOn)}, by {referral.recordedBy}
        </dd>
      </dl>
      <TakeLinkBack referral={referral} />
      {changing && <ChangeReferral referral={referral} onClose={() => setChanging(false)} />}
    </Panel>
  );
}

/** What they bring; each offer can become an action of theirs. */
function Offers({ offers }: Pick<ReferralDetail, 'offers'>) {
  const decides = useActsForPartnership();
  const make = useWrite('referrals.offerToAction', { toast: 'Now an action of theirs' });
  if (offers.length === 0) return blank;
  return (
    <>
      {offers.map(({ id, wording, isAction }) => (
        <div key={id}>
          {wording} {isAction && <Tag tone="green">An action</Tag>}
          {!isAction && decides && (
            <Button
              kind="quiet"
              size="small"
              label={`Make an action of it: ${wording}`}
              isDisabled={make.saving}
              onPress={() => void make.run({ offerId: id, dueOn: null })}
            >
              Make an action of it
            </Button>
          )}
        </div>
      ))}
      {make.error && <Failure error={make.error} />}
    </>
  );
}

function ToldNeeds({ referral: { needs, needsWithheld } }: { readonly referral: ReferralDetail }) {
  const { needLabel } = useReference();
  if (needs.length === 0) return needsWithheld ? 'Recorded' : blank;
  return (
    <>
      {needs.map(({ needCode, words }) => (
        <div key={needCode}>
          {needLabel(needCode)}
          {words !== null && <span className="soft">: {words}</span>}
        </div>
      ))}
      {needsWithheld && <div className="soft">Others are recorded.</div>}
    </>
  );
}

/** Only of a first contact that was linked, while nothing else was done. */
function TakeLinkBack({ referral: { summary, linkedOn } }: { readonly referral: ReferralDetail }) {
  const go = useGo();
  const decides = useActsForPartnership();
  const unlink = useWrite('referrals.unlink', {
    toast: 'The link is taken back',
    onDone: () => go({ screen: 'referrals' }),
  });
  if (linkedOn === null) return null;
  return (
    <div className={styles.note}>
      <p>Linked to this record on {dayInWords(linkedOn)}.</p>
      {decides && summary.acceptedOn === null && summary.decidedOn === null && (
        <Button size="small" isDisabled={unlink.saving} onPress={() => void unlink.run({ referralId: summary.id })}>
          Take the link back
        </Button>
      )}
      {unlink.error && <Failure error={unlink.error} />}
    </div>
  );
}
