import type { OutputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { usePeriods } from '../../periods.ts';
import { useGo, useSession } from '../../session-store.ts';
import { useCurrentSession, useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords, weekdayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BackupsNotice } from '../backups/backups-notice.tsx';
import { HandoversPanel } from '../cohorts/handovers-panel.tsx';
import { ComingPanel } from '../contacts/coming-panel.tsx';
import { OwedPanel } from '../plans/owed-panel.tsx';
import { BackToDecide } from '../referrals/back-to-decide.tsx';
import { gathered, thingChanged } from './change-words.ts';
import { WaitingReviews, WhatYouFind } from './for-you.tsx';
import { type NextThing, nextThing } from './next-thing.ts';
import styles from './today.module.css';

/** What comes next, how things stand, and what changed. */
export function TodayScreen() {
  const today = useToday();
  const session = useCurrentSession();
  const roles = session?.user.roles ?? [];
  const worksWithPeople = useMay('history.recent');
  const firstName = session?.user.displayName.split(' ')[0];
  return (
    <Page title="Today" say={`${weekdayInWords(today)}.${firstName ? ` Hello, ${firstName}.` : ''}`}>
      <BackupsNotice />
      <WaitingReviews />
      <HandoversPanel />
      <ComingPanel />
      <OwedPanel />
      <BackToDecide />
      {roles.includes('coordinator') ? <Now /> : <Standing />}
      {worksWithPeople ? <Recent today={today} /> : <WhatYouFind />}
    </Page>
  );
}

/** How things stand, for whoever does not run the quarter: as much of it as their roles let them see. */
function Standing() {
  const [mayCount, mayFidelity] = [useMay('people.counts'), useMay('fidelity.overview')];
  const people = useRead('people.counts', {}, { enabled: mayCount });
  const fidelity = useRead('fidelity.overview', {}, { enabled: mayFidelity });
  if (!people.data && !fidelity.data) return null;
  return (
    <div className={styles.figures}>
      {people.data && <Cohort counts={people.data} />}
      {fidelity.data && !mayCount && <Fidelity overview={fidelity.data} />}
    </div>
  );
}

function Now() {
  const { period, currentId, periods, isPending } = usePeriods();
  const current = periods.find((one) => one.id === currentId) ?? period;
  const people = useRead('people.counts', {});
  const quarter = useRead('outcomes.completeness', { periodId: current?.id ?? '' }, { enabled: current !== null });
  const fidelity = useRead('fidelity.overview', {});
  if (isPending || people.isPending || fidelity.isPending) return <Loading />;
  const error = people.error ?? quarter.error ?? fidelity.error;
  if (error) return <Failure error={error} retry={() => void people.refetch()} />;
  const everyone = people.data?.everyone ?? 0;
  const next = nextThing({
    people: everyone,
    completeness: quarter.data?.completeness ?? null,
    period: current,
    assessment: fidelity.data?.periods.find((one) => one.periodId === current?.id) ?? null,
  });
  return (
    <>
      <Next next={next} />
      {everyone > 0 && (
        <div className={styles.figures}>
          {people.data && <Cohort counts={people.data} />}
          {quarter.data && <Quarter quarter={quarter.data} />}
          {fidelity.data && <Fidelity overview={fidelity.data} />}
        </div>
      )}
    </>
  );
}

function Next({ next }: { readonly next: NextThing }) {
  const go = useGo();
  const choose = useSession((state) => state.choosePeriod);
  const begin = () => {
    if (next.periodId !== null) choose(next.periodId);
    go(next.route);
  };
  return (
    <Panel label="Next">
      <div className={styles.next}>
        <div>
          <h2>{next.title}</h2>
          <p className="soft">{next.say}</p>
        </div>
        <Button kind="main" onPress={begin}>
          {next.action}
        </Button>
      </div>
    </Panel>
  );
}

function Cohort({ counts }: { readonly counts: OutputOf<'people.counts'> }) {
  const go = useGo();
  const { everyone, inCohort, meetDefinition, left } = counts;
  return (
    <Figure title="In the cohort" onOpen={() => go({ screen: 'people' })} action="Open People">
      <p className={styles.number}>
        {inCohort} <span className={styles.of}>of {everyone} in the register</span>
      </p>
      <p className="soft small">
        {meetDefinition} of {inCohort} meet the definition as recorded. {left} have left.
      </p>
    </Figure>
  );
}

function Quarter({ quarter }: { readonly quarter: OutputOf<'outcomes.completeness'> }) {
  const go = useGo();
  const { percentRecorded, inScope, recorded, unavailable, missing } = quarter.completeness;
  return (
    <Figure title={`Outcomes, ${quarter.periodCode}`} onOpen={() => go({ screen: 'quarter' })} action="Open Quarter">
      <p className={styles.number}>
        {percentRecorded === null ? 'Nobody' : `${percentRecorded} %`}{' '}
        <span className={styles.of}>{percentRecorded === null ? 'in scope' : `of ${inScope} values recorded`}</span>
      </p>
      <p className="soft small">
        {percentRecorded === null
          ? 'No one was in the cohort in this quarter.'
          : `${recorded} recorded, ${unavailable} unavailable with a reason, ${missing} still missing.`}
      </p>
    </Figure>
  );
}

function Fidelity({ overview }: { readonly overview: OutputOf<'fidelity.overview'> }) {
  const go = useGo();
  const rated = overview.periods.filter((one) => one.average.mean !== null);
  const [before, latest] = [rated.at(-2), rated.at(-1)];
  return (
    <Figure
      title={latest ? `Fidelity, ${latest.periodCode}` : 'Fidelity'}
      onOpen={() => go({ screen: 'fidelity' })}
      action="Open Fidelity"
    >
      <p className={styles.number}>
        {latest?.average.mean ?? 'Not rated'}{' '}
        {latest && (
          <span className={styles.of}>
            mean of {latest.average.rated} of {latest.average.of} sections
          </span>
        )}
      </p>
      <p className="soft small">
        {latest === undefined && 'No section has been rated in any period.'}
        {latest && before === undefined && 'The first period rated, so there is nothing to compare with.'}
        {latest && before && `${before.average.mean} in ${before.periodCode}, on the same scale of 1 to 10.`}
      </p>
    </Figure>
  );
}

interface FigureProps {
  readonly title: string;
  readonly children: React.ReactNode;
  readonly action: string;
  readonly onOpen: () => void;
}

function Figure({ title, children, action, onOpen }: FigureProps) {
  return (
    <Panel label={title}>
      <h2 className={styles.figureTitle}>{title}</h2>
      {children}
      <div className={styles.figureAction}>
        <Button kind="quiet" size="small" onPress={onOpen}>
          {action}
        </Button>
      </div>
    </Panel>
  );
}

const readBack = 100;
const linesShown = 10;

function Recent({ today }: { readonly today: string }) {
  const { data, error, refetch } = useRead('history.recent', { limit: readBack });
  const go = useGo();
  return (
    <Panel title="What changed">
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.changes.length === 0 && <Empty title="Nothing has been written yet" />}
      {data && data.changes.length > 0 && (
        <ul className={styles.changes}>
          {gathered(data.changes, linesShown).map((change) => (
            <li key={change.transactionId}>
              <span className={styles.when}>{momentInWords(change.at, today)}</span>
              <span>
                {change.who} changed <b>{thingChanged(change)}</b>
              </span>
              {change.personId !== null && change.personName !== null && (
                <Button
                  kind="quiet"
                  size="small"
                  label={`Open ${change.personName}`}
                  onPress={() => go({ screen: 'person', personId: change.personId ?? '' })}
                >
                  Open
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
