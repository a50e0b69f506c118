import { type KeyboardEvent, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { ByPerson } from './by-person.tsx';
import { CompletenessBar } from './completeness-bar.tsx';
import styles from './outcomes-grid.module.css';
import { OutcomesGrid } from './outcomes-grid.tsx';
import { useRecording } from './use-recording.ts';

type Grid = OutputOf<'outcomes.grid'>;
type Reference = OutputOf<'programme.reference'>;
type View = 'grid' | 'person';

interface WorkProps {
  readonly grid: Grid;
  readonly reference: Reference;
  readonly view: View;
}

function Keys() {
  return (
    <p className={styles.help}>
      Arrows move, typing finds a value, <Kbd>/</Kbd> says why there is no value: not known, declined, not asked, not
      applicable, agency has not sent it. <Kbd>Enter</Kbd> opens, <Kbd>Delete</Kbd> clears, <Kbd>Ctrl Z</Kbd> undoes.
      Hatched cells are not yet entered.
    </p>
  );
}

function Work({ grid, reference, view }: WorkProps) {
  const { periodId, periodCode, rows } = grid;
  const { factDefinitions: definitions, values } = reference;
  const recording = useRecording(periodId, rows, values);
  const shared = { label: `Outcomes, ${periodCode}`, rows, definitions, values, recording } as const;
  const press = (event: KeyboardEvent) => {
    const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!inField && undoes && recording.undo()) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Ctrl+Z from the controls inside
    <div className="stack" onKeyDown={press}>
      <div className="between">
        <CompletenessBar completeness={grid.completeness} />
        <SaveState saving={recording.saving} savedAt={recording.savedAt} />
      </div>
      {view === 'person' && <ByPerson {...shared} />}
      {view === 'grid' && (
        <Panel label={shared.label}>
          <OutcomesGrid {...shared} />
          <Keys />
        </Panel>
      )}
    </div>
  );
}

function NobodyInScope({ code }: { readonly code: string }) {
  const go = useGo();
  return (
    <Panel label="Nobody in scope">
      <Empty
        title={`Nobody was in the cohort during ${code}`}
        action={
          <Button kind="main" onPress={() => go({ screen: 'people' })}>
            Go to People
          </Button>
        }
      >
        Everyone who was in the cohort on at least one day of the period appears here by themselves, with their five
        measures: housing, drugs or alcohol, police and courts, mental health, work and money.
      </Empty>
    </Panel>
  );
}

/** Outcomes of one period: people down, measures across, like a spreadsheet; or one person at a time. */
export function QuarterScreen() {
  const { period, choose, isPending, error: noPeriods, refetch: askPeriods } = usePeriods();
  const [view, setView] = useState<View>('grid');
  const grid = useRead('outcomes.grid', { periodId: period?.id ?? '' }, { enabled: period !== null });
  const reference = useRead('programme.reference', {});
  const failed = grid.error ?? reference.error ?? noPeriods;
  const ready = grid.data !== undefined && reference.data !== undefined;
  const count = grid.data?.rows.length ?? 0;
  const people = `${count} ${count === 1 ? 'person' : 'people'} in scope`;
  const retry = () => {
    void askPeriods();
    void reference.refetch();
    if (period !== null) void grid.refetch();
  };
  return (
    <Page
      title={period === null ? 'Outcomes' : `Outcomes, ${period.code}`}
      say={
        period !== null && grid.data
          ? `${period.label}, ${people}. ${grid.data.completeness.sentence}`
          : 'Five measures for everyone in the cohort, once for each period.'
      }
      actions={
        period !== null && (
          <>
            <PeriodPicker value={period.id} onChange={choose} />
            {count > 0 && (
              <Button kind="main" onPress={() => setView(view === 'grid' ? 'person' : 'grid')}>
                {view === 'grid' ? 'Enter by person' : 'Show the grid'}
              </Button>
            )}
          </>
        )
      }
    >
      {failed && <Failure error={failed} retry={retry} />}
      {!failed && !ready && (period !== null || isPending) && <Loading>Fetching the quarter</Loading>}
      {!isPending && !noPeriods && period === null && (
        <Empty title="There is no period yet">
          Outcomes are recorded once for each reporting period. A coordinator adds periods under Settings.
        </Empty>
      )}
      {ready && period !== null && count === 0 && <NobodyInScope code={period.code} />}
      {ready && count > 0 && <Work key={grid.data.periodId} grid={grid.data} reference={reference.data} view={view} />}
    </Page>
  );
}
