import { useEffect, useMemo, useState } from 'react';
import type { InputOf } from '../../../domain/contract.ts';
import type { Axis, Figures } from '../../../domain/progress/shapes.ts';
import { useRead, useReference } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Chart } from './chart.tsx';
import { drawChange } from './draw-change.ts';
import { drawFlow } from './draw-flow.ts';
import { drawDistribution, drawScores } from './draw-quarters.ts';
import type { Draw } from './drawing.ts';
import { NotesPanel } from './notes-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import styles from './progress.module.css';
import { SaveFigures } from './save-figures.tsx';
import { SavedFiles } from './saved-files.tsx';
import { FlowTable, PairsTable, QuartersTable, ScoresTable, SharesTable } from './tables.tsx';

const axes = [
  { code: 'period', label: 'By quarter' },
  { code: 'since-joining', label: 'By quarter since joining' },
] as const;

type Asked = InputOf<'progress.figures'>;

/** Turns every chart of the screen into its table and back with one key. */
function useTables(): readonly [boolean, () => void] {
  const [shows, setShows] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role="listbox"]');
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      const isOver = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      if (event.key.toLowerCase() === 't' && isPlain && !inField && !isOver) setShows((before) => !before);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return [shows, () => setShows((before) => !before)];
}

/** The same drawing for as long as the figures are the same. */
const useDraw = (draw: (plot: Parameters<Draw>[0], figures: Figures) => SVGSVGElement | null, figures: Figures): Draw =>
  useMemo(() => (plot) => draw(plot, figures), [draw, figures]);

interface ChartsProps {
  readonly figures: Figures;
  readonly showsTable: boolean;
  readonly onToggle: () => void;
}

function Quarters({ figures, ...toggle }: ChartsProps) {
  const isCoded = figures.valueType === 'code';
  const draw = useDraw(isCoded ? drawDistribution : drawScores, figures);
  const states = useDraw(drawDistribution, figures);
  return (
    <Panel title="Over the quarters">
      <Chart
        {...toggle}
        label={
          isCoded
            ? `${figures.label}: people in the cohort, by quarter`
            : `${figures.label}: median by quarter with its 95 % interval; a ring is the median of those with a value throughout`
        }
        reading={figures.reading}
        draw={draw}
        table={isCoded ? <QuartersTable figures={figures} /> : <ScoresTable figures={figures} />}
        otherwise="Nothing was recorded yet, so there is nothing to draw."
      />
      {!isCoded && (
        <Chart
          {...toggle}
          label={`${figures.label}: people without a value, by quarter`}
          reading="Each reason for a missing value stands by itself; what was not yet entered is never counted as nothing."
          draw={states}
          table={<QuartersTable figures={figures} />}
          otherwise="Nobody is without a value."
        />
      )}
    </Panel>
  );
}

function Compared({ figures, ...toggle }: ChartsProps) {
  const { comparison, steps, valueType, label } = figures;
  const flow = useDraw(drawFlow, figures);
  const change = useDraw(drawChange, figures);
  if (comparison === null) {
    return (
      <Panel title="Two quarters compared">
        <Empty title="There are no two quarters to compare yet">
          As soon as this measure is recorded in two quarters, who moved from where to where stands here.
        </Empty>
      </Panel>
    );
  }
  const [from, to] = [comparison.from, comparison.to].map((end) => steps.find(({ step }) => step === end)?.code ?? '');
  const isCoded = valueType === 'code';
  return (
    <Panel title={`${from} and ${to} compared`}>
      {isCoded && (
        <Chart
          {...toggle}
          label={`${label}: from ${from} on the left to ${to} on the right, in people`}
          reading={comparison.reading}
          draw={flow}
          table={<FlowTable figures={figures} comparison={comparison} />}
          otherwise="Nobody was in the cohort in either of the two quarters."
        />
      )}
      <Chart
        {...toggle}
        label={`${label}: change from ${from} to ${to} of people with a value in both, with 95 % intervals`}
        reading={
          isCoded ? 'Where the line crosses the middle, a change cannot be told from chance.' : comparison.reading
        }
        draw={change}
        table={
          isCoded ? (
            <SharesTable figures={figures} comparison={comparison} />
          ) : (
            <PairsTable figures={figures} comparison={comparison} />
          )
        }
        otherwise="There is nobody with a value in both, so there is nothing to draw."
      />
      <p className={styles.fine}>
        {isCoded
          ? 'Intervals for paired shares: Newcombe 1998, method 10. Every value is looked at by itself, so of twenty one may seem to change by chance alone.'
          : 'Middle change: Hodges and Lehmann, with the interval of the signed rank test, which needs six people at least.'}
        {comparison.paired.map(
          ({ label: instrument, source }) => ` ${instrument === '' ? '' : `${instrument}. `}${source}`,
        )}
      </p>
    </Panel>
  );
}

interface EndsProps {
  readonly figures: Figures;
  readonly asked: Asked;
  readonly onChange: (changes: Partial<Asked>) => void;
}

function Ends({ figures, onChange }: EndsProps) {
  const { steps, comparison } = figures;
  const options = steps.map(({ step, code, label }) => ({ code: String(step), label: code, description: label }));
  const pick = (code: string | null): number | null => (code === null ? null : Number(code));
  const [from, to] = [comparison?.from ?? null, comparison?.to ?? null];
  if (steps.length < 2) return null;
  return (
    <>
      <Select
        label="Compare"
        value={from === null ? null : String(from)}
        options={options.slice(0, -1)}
        onChange={(code) => {
          const first = pick(code);
          onChange({ from: first, to: first !== null && to !== null && to > first ? to : null });
        }}
      />
      <Select
        label="with"
        value={to === null ? null : String(to)}
        options={options.slice(1)}
        onChange={(code) => {
          const last = pick(code);
          onChange({ to: last, from: last !== null && from !== null && from < last ? from : null });
        }}
      />
    </>
  );
}

/** What is asked: the measure, the axis, and the two quarters. */
function useAsked() {
  const { period, periods, isPending, error } = usePeriods();
  const calendar = period?.calendar ?? periods[0]?.calendar ?? '';
  const [chosen, setChosen] = useState<Omit<Asked, 'calendar'>>({
    ...{ factCode: 'housing-status', by: 'period', from: null, to: null },
  });
  const asked: Asked = { ...chosen, calendar };
  const figures = useRead('progress.figures', asked, { enabled: calendar !== '', keepPrevious: true });
  const change = (changes: Partial<Asked>) => setChosen((before) => ({ ...before, ...changes }));
  return { asked, change, figures, hasPeriods: periods.length > 0, isPending, failed: figures.error ?? error };
}

function Body({ asked, figures }: { readonly asked: Asked; readonly figures: Figures }) {
  const [showsTable, onToggle] = useTables();
  const { comparison, steps } = figures;
  const codeOf = (end: number): string => steps.find(({ step }) => step === end)?.code ?? '';
  return (
    <>
      <Compared figures={figures} showsTable={showsTable} onToggle={onToggle} />
      <Quarters figures={figures} showsTable={showsTable} onToggle={onToggle} />
      {comparison !== null && (
        <PeoplePanel
          key={JSON.stringify(asked)}
          asked={asked}
          ends={[codeOf(comparison.from), codeOf(comparison.to)]}
        />
      )}
      <NotesPanel figures={figures} calendar={asked.calendar} />
      <SavedFiles />
    </>
  );
}

/** Change in the cohort: one measure over the quarters, two of them compared, with how far it can be told from chance. */
export function ProgressScreen() {
  const { asked, change, figures, hasPeriods, isPending, failed } = useAsked();
  const { factDefinitions } = useReference();
  const [saving, setSaving] = useState<'figures' | 'people' | null>(null);
  const shown = figures.data;
  const canSave = shown?.distribution.some(({ inScope }) => inScope > 0) === true;
  return (
    <Page
      title="Change in the cohort"
      say="One measure at a time: where people were and where they are, and how sure one can be that something changed."
      actions={
        canSave && (
          <>
            {shown.comparison !== null && <Button onPress={() => setSaving('people')}>Save each person</Button>}
            <Button onPress={() => setSaving('figures')}>Save these figures</Button>
          </>
        )
      }
    >
      <div className={styles.controls}>
        <Select
          label="Measure"
          value={asked.factCode}
          options={factDefinitions.map(({ code, label }) => ({ code, label }))}
          onChange={(factCode) => change({ factCode: factCode ?? asked.factCode, from: null, to: null })}
          width="full"
        />
        <Choice<Axis>
          label="Along"
          options={axes}
          value={asked.by}
          onChange={(by) => change({ by, from: null, to: null })}
        />
        {shown !== undefined && <Ends figures={shown} asked={asked} onChange={change} />}
      </div>
      {failed && <Failure error={failed} retry={() => void figures.refetch()} />}
      {!isPending && !hasPeriods && (
        <Empty title="There is no period yet">
          Outcomes are recorded once for each reporting period. A coordinator adds periods under Settings.
        </Empty>
      )}
      {shown === undefined && !failed && hasPeriods && <Loading>Counting</Loading>}
      {shown !== undefined && !failed && <Body asked={asked} figures={shown} />}
      {saving !== null && shown !== undefined && (
        <SaveFigures what={saving} asked={asked} figures={shown} onClose={() => setSaving(null)} />
      )}
    </Page>
  );
}
