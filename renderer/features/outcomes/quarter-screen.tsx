import { useMemo, useState } from 'react';
import type { GridBy } from '../../../domain/outcomes/operations.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { Select } from '../../ui/select.tsx';
import { GridWork, type View } from './grid-work.tsx';
import type { CellToFill } from './outcomes-grid.tsx';
import { type GridInput, useGrid } from './use-grid.ts';

/** Whose values: of the period, of the baseline, or of a quarter since joining. */
interface Showing {
  readonly by: GridBy;
  readonly quarter: number;
}

const showings = [
  { code: 'period', label: 'This quarter' },
  { code: 'baseline', label: 'Baseline at joining' },
  ...Array.from({ length: 12 }, (_, at) => ({ code: String(at + 1), label: `Quarter ${at + 1} since joining` })),
];

const showingOf = (code: string | null): Showing =>
  code === 'period' || code === 'baseline' || code === null
    ? { by: code ?? 'period', quarter: 1 }
    : { by: 'since-joining', quarter: Number(code) };

const codeOf = ({ by, quarter }: Showing): string => (by === 'since-joining' ? String(quarter) : by);

function NobodyInScope({ code, by }: { readonly code: string; readonly by: GridBy }) {
  const go = useGo();
  return (
    <Panel label="Nobody in scope">
      <Empty
        title={by === 'since-joining' ? 'Nobody has come that far' : `Nobody was in the cohort during ${code}`}
        action={
          <Button kind="main" onPress={() => go({ screen: 'people' })}>
            Go to People
          </Button>
        }
      >
        {by === 'since-joining'
          ? 'Each person stands here in the period that holds most of that quarter since they joined, once there is one.'
          : 'Everyone who was in the cohort on at least one day of the period appears here by themselves, with their five measures: housing, drugs or alcohol, police and courts, mental health, work and money.'}
      </Empty>
    </Panel>
  );
}

/** What the screen needs from the register for the chosen period. */
function useQuarter(showing: Showing) {
  const { period, choose, isPending, error, refetch } = usePeriods();
  const periodId = period?.id ?? '';
  const input = useMemo<GridInput>(
    () =>
      showing.by === 'period'
        ? { periodId }
        : showing.by === 'baseline'
          ? { periodId, by: 'baseline' }
          : { periodId, by: 'since-joining', quarter: showing.quarter },
    [periodId, showing],
  );
  const grid = useGrid(input, period !== null);
  const reference = useRead('programme.reference', {});
  const retry = () => {
    void refetch();
    void reference.refetch();
    if (period !== null) void grid.refetch();
  };
  const failed = grid.error ?? reference.error ?? error;
  return {
    ...{ period, choose, isPending, failed, retry, showing },
    ...{ grid: grid.data, touched: grid.touched, reference: reference.data },
  };
}

type Quarter = ReturnType<typeof useQuarter>;

function sayOf({ period, grid, showing }: Quarter): string {
  if (period === null || grid === undefined) return 'Five measures for everyone in the cohort, once for each period.';
  const count = grid.rows.length;
  const people = `${count} ${count === 1 ? 'person' : 'people'}`;
  const what = {
    period: `${period.label}, ${people} in scope.`,
    baseline: `What was so at joining, for the ${people} in scope of ${period.label}.`,
    'since-joining': `${people} in their quarter ${showing.quarter} since joining, each in the period that holds most of it.`,
  };
  return `${what[showing.by]} ${grid.completeness.sentence}`;
}

interface BodyProps {
  readonly quarter: Quarter;
  readonly view: View;
  readonly cell: CellToFill | null;
}

function Body({ quarter, view, cell }: BodyProps) {
  const { period, isPending, failed, retry, grid, reference, touched, showing } = quarter;
  if (failed) return <Failure error={failed} retry={retry} />;
  if (!isPending && period === null) {
    return (
      <Empty title="There is no period yet">
        Outcomes are recorded once for each reporting period. A coordinator adds periods under Settings.
      </Empty>
    );
  }
  if (period === null || grid === undefined || reference === undefined) return <Loading>Fetching the quarter</Loading>;
  if (grid.rows.length === 0) return <NobodyInScope code={period.code} by={showing.by} />;
  const key = `${grid.periodId} ${codeOf(showing)}`;
  return <GridWork key={key} {...{ grid, reference, view, touched, cell }} />;
}

/** Outcomes of one period: people down, measures across, like a spreadsheet; or one person at a time. */
export function QuarterScreen({ cell }: { readonly cell: CellToFill | null }) {
  const go = useGo();
  const [showing, setShowing] = useState<Showing>({ by: 'period', quarter: 1 });
  const quarter = useQuarter(showing);
  const { period, choose, grid } = quarter;
  const [view, setView] = useState<View>('grid');
  const isGrid = view === 'grid';
  return (
    <Page
      title={period === null ? 'Outcomes' : `Outcomes, ${period.code}`}
      say={sayOf(quarter)}
      actions={
        period !== null && (
          <>
            <PeriodPicker value={period.id} onChange={choose} />
            <Select
              label="Which values"
              labelHidden
              value={codeOf(showing)}
              options={showings}
              onChange={(code) => setShowing(showingOf(code))}
            />
            <Button onPress={() => go({ screen: 'collecting' })}>What is missing</Button>
            <Button onPress={() => go({ screen: 'progress' })}>Change over the quarters</Button>
            {grid !== undefined && grid.rows.length > 0 && (
              <Button kind="main" onPress={() => setView(isGrid ? 'person' : 'grid')}>
                {isGrid ? 'Enter by person' : 'Show the grid'}
              </Button>
            )}
          </>
        )
      }
    >
      <Body quarter={quarter} view={view} cell={cell} />
    </Page>
  );
}
