import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { summaryWordLimit } from '../../../domain/fidelity/fidelity.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { usePeriods } from '../../periods.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import styles from './fidelity-screen.module.css';
import { Issue, Reopen } from './issue.tsx';
import { Issues } from './issues.tsx';
import { KeptText } from './kept-text.tsx';
import { OwnRating } from './own-rating.tsx';
import { RatingsGiven } from './ratings-given.tsx';
import { ReportTab } from './report-tab.tsx';
import { SectionRow } from './section-row.tsx';
import { Standing } from './standing.tsx';
import { Trend } from './trend.tsx';
import { type Saves, useSaves } from './use-saves.ts';
import { Wording } from './wording.tsx';

type Assessment = OutputOf<'fidelity.open'>;

interface PartProps {
  readonly assessment: Assessment;
  readonly saves: Saves;
  readonly isFixed: boolean;
}

function Sections({ assessment, saves, isFixed }: PartProps) {
  const { periodId, sections } = assessment;
  const [opened, setOpened] = useState<readonly string[]>([]);
  const maySeeEvidence = useMay('fidelity.evidence');
  const evidence = useRead('fidelity.evidence', { periodId }, { enabled: maySeeEvidence && opened.length > 0 });
  const allOpen = opened.length === sections.length;
  const toggle = (key: string) =>
    setOpened((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  return (
    <Panel
      title="The seven sections"
      aside={
        <Button
          kind="quiet"
          size="small"
          expanded={allOpen}
          onPress={() => setOpened(allOpen ? [] : sections.map((section) => section.key))}
        >
          {allOpen ? 'Close all' : 'Open all'}
        </Button>
      }
    >
      <ol className={styles.sections}>
        {sections.map((section) => (
          <SectionRow
            key={section.key}
            periodId={periodId}
            previousCode={assessment.previous?.periodCode ?? null}
            section={section}
            isFixed={isFixed}
            isOpen={opened.includes(section.key)}
            toggle={() => toggle(section.key)}
            save={saves.save}
            evidence={evidence.data ?? null}
          />
        ))}
      </ol>
      {!isFixed && (
        <p className={styles.help}>
          On a scale, a digit rates at once (<Kbd>1</Kbd> <Kbd>0</Kbd> is ten), arrows move, <Kbd>Delete</Kbd> clears.
          Everything is saved as you go.
        </p>
      )}
    </Panel>
  );
}

function Summary({ assessment, saves, isFixed }: PartProps) {
  const { periodId } = assessment;
  return (
    <Panel title="Summary of the report">
      <KeptText
        label={`Summary, at most ${summaryWordLimit} words`}
        hint="A longer text is kept too; shorten it before issuing."
        saved={assessment.summary}
        form="fidelity-summary"
        subject={periodId}
        personId={null}
        limit={summaryWordLimit}
        rows={6}
        isDisabled={isFixed}
        save={(summary) => saves.save('fidelity.describePeriod', { periodId, changes: { summary } }, 'Summary saved')}
      />
    </Panel>
  );
}

interface AssessedProps {
  readonly assessment: Assessment;
  readonly mayRate: boolean;
}

function Assessed({ assessment, mayRate }: AssessedProps) {
  const saves = useSaves();
  const parts: PartProps = { assessment, saves, isFixed: !mayRate || assessment.issuedOn !== null };
  return (
    <>
      <Standing {...parts} />
      {saves.error !== null && <Failure error={saves.error} />}
      <Sections {...parts} />
      <Summary {...parts} />
      <Trend labels={new Map(assessment.sections.map(({ key, label }) => [key, label]))} />
      <Issues periodId={assessment.periodId} />
    </>
  );
}

type Tab = 'assessment' | 'given' | 'own' | 'report' | 'wording';

/** The parts of the screen that whoever is signed in has a use for. */
function Parts({ assessment, mayRate }: AssessedProps) {
  const mayGive = useMay('fidelity.rateMyself');
  const [tab, setTab] = useState<Tab>('assessment');
  const { periodId, issuedOn, sections } = assessment;
  const tabs: { readonly id: Tab; readonly label: string; readonly content: ReactNode }[] = [
    { id: 'assessment', label: 'Assessment', content: <Assessed assessment={assessment} mayRate={mayRate} /> },
    ...(mayRate
      ? [
          {
            id: 'given' as const,
            label: 'Ratings given',
            content: <RatingsGiven assessment={assessment} isFixed={issuedOn !== null} />,
          },
        ]
      : []),
    ...(mayGive ? [{ id: 'own' as const, label: 'My rating', content: <OwnRating periodId={periodId} /> }] : []),
    ...(mayRate
      ? [
          {
            id: 'report' as const,
            label: 'Report',
            content: <ReportTab periodId={periodId} isIssued={issuedOn !== null} />,
          },
        ]
      : []),
    { id: 'wording', label: 'Wording and scale', content: <Wording sections={sections} mayChange={mayRate} /> },
  ];
  return <Tabs label="Parts of fidelity" tabs={tabs} selected={tab} onSelect={setTab} />;
}

/** The fidelity self-assessment of one period: seven sections on one page, rated from 1 to 10. */
export function FidelityScreen() {
  const { period, choose, isPending, error: noPeriods, refetch: askPeriods } = usePeriods();
  const mayRate = useMay('fidelity.rate');
  const maySee = useMay('fidelity.open');
  const open = useRead('fidelity.open', { periodId: period?.id ?? '' }, { enabled: maySee && period !== null });
  const assessment = open.data;
  const say =
    period === null
      ? 'A self-assessment by the partnership, once for each period.'
      : `${period.label}. A self-assessment by the partnership: seven sections, each rated from 1 to 10 against its statements.`;
  return (
    <Page
      title={period === null ? 'MEAM fidelity' : `MEAM fidelity, ${period.code}`}
      say={say}
      actions={
        period !== null && (
          <>
            <PeriodPicker value={period.id} onChange={choose} />
            {assessment && mayRate && assessment.issuedOn === null && <Issue assessment={assessment} />}
            {assessment && mayRate && assessment.issuedOn !== null && <Reopen assessment={assessment} />}
          </>
        )
      }
    >
      {noPeriods && <Failure error={noPeriods} retry={() => void askPeriods()} />}
      {open.error && <Failure error={open.error} retry={() => void open.refetch()} />}
      {(isPending || (maySee && period !== null && open.isPending)) && <Loading>Opening the assessment</Loading>}
      {!isPending && !noPeriods && period === null && (
        <Empty title="There is no period yet">
          Fidelity is rated once for each reporting period. A coordinator adds periods under Settings.
        </Empty>
      )}
      {!maySee && period !== null && <OwnRating key={period.id} periodId={period.id} />}
      {assessment && <Parts key={assessment.periodId} assessment={assessment} mayRate={mayRate} />}
    </Page>
  );
}
