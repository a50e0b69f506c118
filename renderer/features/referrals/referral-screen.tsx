import { useState } from 'react';
import type { ReferralDetail } from '../../../domain/referrals/operations.ts';
import { daysInWords, isOpen } from '../../../domain/referrals/waiting.ts';
import { useRead, useWrite } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EligibilityVersions } from '../people/eligibility-versions.tsx';
import { ConsiderPanel } from './consider-panel.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { stageWords } from './referral-words.ts';
import styles from './referrals.module.css';
import { ToldPanel } from './told-panel.tsx';

/** One referral: what was told, how the person reads under the definition, what was considered and what was decided. */
export function ReferralScreen({ referralId }: { readonly referralId: string }) {
  const { data, error, isPending, refetch } = useRead('referrals.open', { referralId });
  const go = useGo();
  if (isPending) return <Loading />;
  if (error?.code === 'not-found' || error?.code === 'referral-not-linked')
    return (
      <Page title="Not shown">
        <Empty
          title="This referral is not shown to you"
          action={<Button onPress={() => go({ screen: 'referrals' })}>Go to Referrals</Button>}
        >
          It may have been taken away, or be of somebody whom you are not shown. Nothing else has changed.
        </Empty>
      </Page>
    );
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return <OpenReferral referral={data} />;
}

/** One sentence of how long it has been. */
function sentenceAbout({ summary: { stage, waited, happenedOn, deferredUntil, decidedOn } }: ReferralDetail): string {
  const since = `Referred on ${dayInWords(happenedOn)}`;
  if (stage === 'deferred') return `${since}; comes back on ${dayInWords(deferredUntil ?? '')}.`;
  if (waited !== null) return `${since}, ${daysInWords(waited)} ago.`;
  return `${since}, decided on ${dayInWords(decidedOn ?? '')}.`;
}

function OpenReferral({ referral }: { readonly referral: ReferralDetail }) {
  const { summary, personId } = referral;
  const { person, stage } = summary;
  const go = useGo();
  return (
    <Page
      title={`Referral of ${person.preferredName}`}
      beside={
        <>
          <span className="faint figures">{person.reference}</span>
          <Tag tone={stageWords[stage].tone}>{stageWords[stage].label}</Tag>
        </>
      }
      say={sentenceAbout(referral)}
      actions={
        <>
          <Button onPress={() => go({ screen: 'person', personId })}>Open the record</Button>
          <Button onPress={() => go({ screen: 'referrals' })}>All referrals</Button>
          <Step referral={referral} />
        </>
      }
    >
      <div className={styles.two}>
        <div className={styles.stack}>
          <DecisionsPanel referral={referral} />
          <ConsiderPanel referral={referral} />
        </div>
        <div className={styles.stack}>
          <ToldPanel referral={referral} />
          <EligibilityVersions personId={personId} />
        </div>
      </div>
    </Page>
  );
}

/** The one thing that comes next: the list, or the panel. */
function Step({ referral: { summary, personId } }: { readonly referral: ReferralDetail }) {
  const today = useToday();
  const decides = useActsForPartnership();
  const [deciding, setDeciding] = useState(false);
  const accept = useWrite('referrals.accept', { toast: 'On the waiting list' });
  const { id, stage, person } = summary;
  if (!decides || !isOpen(stage)) return null;
  return (
    <>
      {stage === 'new' && (
        <Button isDisabled={accept.saving} onPress={() => void accept.run({ referralId: id, acceptedOn: today })}>
          Put on the list
        </Button>
      )}
      {accept.error && <Failure error={accept.error} />}
      <Button kind="main" onPress={() => setDeciding(true)}>
        Record the decision
      </Button>
      {deciding && (
        <DecideDialog
          personId={personId}
          name={person.preferredName}
          referralId={id}
          corrects={null}
          onClose={() => setDeciding(false)}
        />
      )}
    </>
  );
}
