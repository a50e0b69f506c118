import { type KeyboardEvent, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
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
import { type CellToFill, OutcomesGrid } from './outcomes-grid.tsx';
import { useRecording } from './use-recording.ts';

type Grid = OutputOf<'outcomes.grid'>;
type Reference = OutputOf<'programme.reference'>;
type View = 'grid' | 'person';

interface WorkProps {
  readonly grid: Grid;
  readonly reference: Reference;
  readonly view: View;
  /** The value to begin at. */
  readonly cell: CellToFill | null;
}

function Keys() {
  return (
    <p className={styles.help}>
      Arrows move, typing finds a value, <Kbd>/</Kbd> says why there is no value: not known, declined, not asked, not
      applicable, agency has not sent it. <Kbd>Enter</Kbd> opens, <Kbd>Delete</Kbd> clears, <Kbd>Ctrl Z</Kbd> undoes.
      Hatched cells are not yet entered. A block copied from a spreadsheet can be pasted.
    </p>
  );
}

function Work({ grid, reference, view, cell }: WorkProps) {
  const { periodId, periodCode, rows } = grid;
  const { factDefinitions: definitions, values } = reference;
  const recording = useRecording(periodId, rows, values);
  const shared = { label: `Outcomes, ${periodCode}`, rows, definitions, values, recording } as const;
  const [withOptional, setWithOptional] = useState(false);
  const optional = definitions.filter((definition) => !definition.required);
  const shownIn = withOptional ? definitions : definitions.filter((definition) => definition.required);
  const press = (event: KeyboardEvent) => {
    const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!inField && undoes && recording.undo()) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Ctrl+Z from the controls inside
    <div className="stack" onKeyDown={press}>
      <CompletenessBar completeness={grid.completeness}>
        <SaveState saving={recording.saving} savedAt={recording.savedAt} />
      </CompletenessBar>
      {view === 'person' && <ByPerson {...shared} />}
      {view === 'grid' && (
        <Panel label={shared.label}>
          <OutcomesGrid {...shared} definitions={shownIn} startAt={cell} />
          <div className={styles.foot}>
            <Keys />
            {optional.length > 0 && (
              <Checkbox isSelected={withOptional} onChange={setWithOptional}>
                Show the {optional.length} optional measures too
              </Checkbox>
            )}
          </div>
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

/** What the screen needs from the register for the chosen period. */
function useQuarter() {
  const { period, choose, isPending, error, refetch } = usePeriods();
  const grid = useRead('outcomes.grid', { periodId: period?.id ?? '' }, { enabled: period !== null });
  const reference = useRead('programme.reference', {});
  const retry = () => {
    void refetch();
    void reference.refetch();
    if (period !== null) void grid.refetch();
  };
  const failed = grid.error ?? reference.error ?? error;
  return { period, choose, isPending, failed, retry, grid: grid.data, reference: reference.data };
}

type Quarter = ReturnType<typeof useQuarter>;

function sayOf({ period, grid }: Quarter): string {
  if (period === null || grid === undefined) return 'Five measures for everyone in the cohort, once for each period.';
  const count = grid.rows.length;
  return `${period.label}, ${count} ${count === 1 ? 'person' : 'people'} in scope. ${grid.completeness.sentence}`;
}

function Body({ quarter, view, cell }: { readonly quarter: Quarter } & Pick<WorkProps, 'view' | 'cell'>) {
  const { period, isPending, failed, retry, grid, reference } = quarter;
  if (failed) return <Failure error={failed} retry={retry} />;
  if (!isPending && period === null) {
    return (
      <Empty title="There is no period yet">
        Outcomes are recorded once for each reporting period. A coordinator adds periods under Settings.
      </Empty>
    );
  }
  if (period === null || grid === undefined || reference === undefined) return <Loading>Fetching the quarter</Loading>;
  if (grid.rows.length === 0) return <NobodyInScope code={period.code} />;
  return <Work key={grid.periodId} grid={grid} reference={reference} view={view} cell={cell} />;
}

/** Outcomes of one period: people down, measures across, like a spreadsheet; or one person at a time. */
export function QuarterScreen({ cell }: { readonly cell: CellToFill | null }) {
  const quarter = useQuarter();
  const go = useGo();
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
