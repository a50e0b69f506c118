import { useEffect, useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { monthInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { PersonLooks } from '../audit/person-looks.tsx';
import { NotThisOnePanel } from '../briefing/not-this-one-panel.tsx';
import { DeathBanner } from '../cohorts/death-banner.tsx';
import { LeadPanel } from '../cohorts/lead-panel.tsx';
import { RecordDeath } from '../cohorts/record-death.tsx';
import { TimesPanel } from '../cohorts/times-panel.tsx';
import { TimelineTab } from '../contacts/timeline-tab.tsx';
import { PersonHistory } from '../history/person-history.tsx';
import { MeasuresTab } from '../instruments/measures-tab.tsx';
import { GlancePanel } from '../plans/glance-panel.tsx';
import { PlanTab } from '../plans/plan-tab.tsx';
import { RestrictedBanner } from '../privacy/restricted-banner.tsx';
import { StandingBanner } from '../privacy/standing-banner.tsx';
import { ReferralsPanel } from '../referrals/referrals-panel.tsx';
import { SealedPanel } from '../sealed/sealed-panel.tsx';
import { DisclosuresPanel } from '../sharing/disclosures-panel.tsx';
import { KeepApartPanel } from '../sharing/keep-apart-panel.tsx';
import { OpeningBanner } from '../sharing/opening-banner.tsx';
import { SharingTab } from '../sharing/sharing-tab.tsx';
import { ToldSomebody } from '../sharing/told-somebody.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { useAlongside } from './alongside.ts';
import { DetailsPanel } from './details-panel.tsx';
import { IneffectiveContact } from './ineffective-contact.tsx';
import { CameByBanner, JoinedPanel } from './joined-records.tsx';
import { NeedsPanel } from './needs-panel.tsx';
import styles from './person.module.css';
import { PersonOutcomes } from './person-outcomes.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { SamePersonPanel } from './same-person-panel.tsx';
import { TurnedDownPanel } from './turned-down-panel.tsx';

interface PersonScreenProps {
  readonly personId: string;
  /** The record by which they were looked for, where it was made one with theirs. */
  readonly cameBy?: string | undefined;
}

/** One person: what they want first, then what is known, then what was measured. */
export function PersonScreen({ personId, cameBy }: PersonScreenProps) {
  const { data, error, isPending, refetch } = useRead('people.open', { personId });
  const answered = useAlongside(personId);
  if (isPending || (data !== undefined && !answered)) return <Loading />;
  if (error?.code === 'not-found') return <Gone personId={personId} />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return <OpenPerson person={data} cameBy={cameBy} />;
}

/** A record that was made one with another leads to it. */
function Gone({ personId }: { readonly personId: string }) {
  const go = useGo();
  const { data } = useRead('people.leadsTo', { personId });
  const keptId = data?.keptId ?? null;
  useEffect(() => {
    if (keptId !== null) go({ screen: 'person', personId: keptId, cameBy: personId });
  }, [go, keptId, personId]);
  return (
    <Page title="Not in the register">
      <Empty
        title="This record is not shown to you"
        action={<Button onPress={() => go({ screen: 'people' })}>Go to People</Button>}
      >
        It may have been taken out of the register, or be one that you are not shown. Nothing else has changed.
      </Empty>
    </Page>
  );
}

type Part = 'overview' | 'timeline' | 'plan' | 'outcomes' | 'measures' | 'details' | 'history' | 'sharing' | 'looks';

function OpenPerson({ person, cameBy }: { readonly person: Person; readonly cameBy?: string | undefined }) {
  const [part, setPart] = useState<Part>('overview');
  const go = useGo();
  const [mayList, mayWrite] = [useMay('people.list'), useMay('people.change')];
  const mayLook = useMay('audit.ofPerson');
  const mayMeasure = useMay('instruments.ofPerson');
  const looks = { id: 'looks', label: 'Who has looked', content: <PersonLooks personId={person.id} /> } as const;
  return (
    <Page
      title={person.preferredName}
      beside={<Beside person={person} />}
      say={sentenceAbout(person)}
      actions={
        <>
          <ToldSomebody personId={person.id} name={person.preferredName} />
          {mayList && <Button onPress={() => go({ screen: 'people' })}>All people</Button>}
        </>
      }
    >
      <CameByBanner person={person} cameBy={cameBy} />
      <OpeningBanner personId={person.id} />
      <RestrictedBanner since={person.restrictedSince} />
      <StandingBanner personId={person.id} />
      <DeathBanner person={person} />
      <Tabs<Part>
        label={`About ${person.preferredName}`}
        selected={part}
        onSelect={setPart}
        tabs={[
          {
            id: 'overview',
            label: 'Overview',
            content: <Overview person={person} onPlan={() => setPart('plan')} onSharing={() => setPart('sharing')} />,
          },
          { id: 'timeline', label: 'Timeline', content: <TimelineTab person={person} /> },
          { id: 'plan', label: 'Plan', content: <PlanTab person={person} /> },
          { id: 'outcomes', label: 'Quarter by quarter', content: <PersonOutcomes personId={person.id} /> },
          ...(mayMeasure
            ? [
                {
                  id: 'measures' as const,
                  label: 'Measures',
                  content: <MeasuresTab personId={person.id} name={person.preferredName} />,
                },
              ]
            : []),
          ...(mayWrite
            ? [{ id: 'details' as const, label: 'Details', content: <DetailsPanel person={person} /> }]
            : []),
          {
            id: 'sharing',
            label: 'Who may know what',
            content: (
              <>
                <SharingTab personId={person.id} name={person.preferredName} />
                <DisclosuresPanel person={person} />
                <NotThisOnePanel personId={person.id} name={person.preferredName} />
              </>
            ),
          },
          { id: 'history', label: 'History', content: <HistoryTab person={person} /> },
          ...(mayLook ? [looks] : []),
        ]}
      />
    </Page>
  );
}

/** What was changed, beginning with what was the largest change of all: records that were made one. */
function HistoryTab({ person }: { readonly person: Person }) {
  return (
    <>
      <JoinedPanel person={person} />
      <PersonHistory personId={person.id} />
    </>
  );
}

function Beside({ person }: { readonly person: Person }) {
  // The newest stands first: in the programme since the earliest of those that go on.
  const open = person.memberships.findLast((one) => one.leftOn === null);
  return (
    <>
      <span className="faint figures">{person.reference}</span>
      {person.pronouns !== null && <Tag>{person.pronouns}</Tag>}
      <Tag>{standing(person, open?.joinedOn)}</Tag>
    </>
  );
}

function standing({ death }: Person, joinedOn: string | undefined): string {
  if (death === 'concluded') return 'Has died';
  return joinedOn === undefined ? 'Not in the cohort' : `In the cohort since ${monthInWords(joinedOn)}`;
}

function sentenceAbout(person: Person): string {
  const full = [person.givenName, person.familyName].filter(Boolean).join(' ');
  const named = full === '' || full === person.preferredName ? null : full;
  const also = person.aliases.length === 0 ? null : `also known as ${person.aliases.map((one) => one.name).join(', ')}`;
  const names = [named, also].filter(Boolean).join(', ');
  const opening = names === '' ? '' : `${names.charAt(0).toUpperCase()}${names.slice(1)}. `;
  const contact = person.withheld.includes('contactPreference')
    ? 'How they like to be contacted is recorded.'
    : 'How they like to be contacted has not been written down yet.';
  return `${opening}${person.contactPreference ?? contact}`;
}

interface OverviewProps {
  readonly person: Person;
  readonly onPlan: () => void;
  readonly onSharing: () => void;
}

/** Whoever only reads finds the same page with nothing to press. */
function Overview({ person, onPlan, onSharing }: OverviewProps) {
  const mayWrite = useMay('people.change');
  return (
    <fieldset disabled={!mayWrite} className={styles.two} aria-label="Overview">
      <div className="stack">
        <GlancePanel person={person} onPlan={onPlan} />
        <NeedsPanel person={person} />
        <TurnedDownPanel person={person} />
        <IneffectiveContact person={person} />
      </div>
      <div className={styles.side}>
        <LeadPanel person={person} onSharing={onSharing} />
        <ReachPanel person={person} />
        <TimesPanel person={person} />
        <ReferralsPanel person={person} />
        <AgreementPanel person={person} />
        {mayWrite && <SealedPanel person={person} />}
        <KeepApartPanel personId={person.id} name={person.preferredName} />
        <RecordDeath person={person} />
        <SamePersonPanel person={person} />
      </div>
    </fieldset>
  );
}
