import type { Figures } from '../../../domain/progress/shapes.ts';
import { drawn, ink, short } from './drawing.ts';
import type { Plot } from './use-plot.ts';

const width = 960;

/** A small bar for each quarter and value: one row for each value and each reason why there is none. */
export function drawDistribution(plot: Plot, figures: Figures): SVGSVGElement | null {
  const { distribution, steps, order, labels } = figures;
  const codeOf = new Map(steps.map(({ step, code }) => [step, code]));
  const bars = distribution.flatMap(({ step, cells }) =>
    cells.map(({ key, count }) => ({ key, quarter: codeOf.get(step) ?? '', count })),
  );
  const keys = order.filter((key) => bars.some((bar) => bar.key === key));
  if (keys.length === 0) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  const label = (key: string): string => short(labels[key] ?? key);
  const rows = bars.map((bar) => ({ ...bar, row: label(bar.key), isValue: bar.key.startsWith('v:') }));
  return drawn(plot, {
    width,
    height: 46 + keys.length * 44,
    marginLeft: 258,
    marginTop: 8,
    marginBottom: 34,
    x: { label: null, domain: steps.map(({ code }) => code), tickSize: 0 },
    y: { axis: null, domain: [0, most * 1.5] },
    fy: { label: null, domain: keys.map(label), padding: 0.12, axis: null },
    marks: [
      plot.ruleY([0], { stroke: ink.line }),
      plot.barY(rows, {
        ...{ x: 'quarter', fy: 'row', y: 'count', insetLeft: 3, insetRight: 3 },
        fill: (bar: { isValue: boolean }) => (bar.isValue ? ink.accent : ink.firm),
      }),
      plot.text(rows, {
        ...{ x: 'quarter', fy: 'row', y: 'count', text: 'count', dy: -8, fill: ink.strong },
      }),
      plot.text(
        keys.map((key) => ({ row: label(key) })),
        { fy: 'row', text: 'row', frameAnchor: 'left', dx: -250, textAnchor: 'start', fill: ink.strong },
      ),
    ],
    color: { type: 'identity' },
  });
}

/** Medians with their intervals by quarter, and beside each the same of those alone who have a value throughout. */
export function drawScores(plot: Plot, figures: Figures): SVGSVGElement | null {
  const { series, steps, notes } = figures;
  const codeOf = new Map(steps.map(({ step, code }) => [step, code]));
  // A line never crosses a note: what was recorded in another way is no continuation.
  const part = (step: number): number =>
    notes.filter(({ periodId }) => steps.findIndex((one) => one.periodId === periodId) <= step).length;
  const points = series.flatMap(({ label, points: own }) =>
    own.flatMap((point) =>
      point.median === null
        ? []
        : [
            {
              ...{ panel: label || 'Recorded number', quarter: codeOf.get(point.step) ?? '', of: `n = ${point.n}` },
              ...{ median: point.median, low: point.low, high: point.high, part: `${label} ${part(point.step)}` },
              ...{ complete: point.complete?.median ?? null, said: point.median.toFixed(1) },
            },
          ],
    ),
  );
  if (points.length === 0) return null;
  const panels = [...new Set(points.map(({ panel }) => panel))];
  const values = points.flatMap(({ median, low, high, complete }) =>
    [median, low, high, complete].filter((value) => value !== null),
  );
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(1, (most - least) * 0.25);
  const changed = notes.map(({ periodCode }) => ({ quarter: periodCode }));
  return drawn(plot, {
    width,
    height: 60 + panels.length * 230,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 34,
    marginBottom: 48,
    x: {
      type: 'point',
      label: null,
      domain: steps.map(({ code }) => code),
      padding: 0.5,
      tickSize: 0,
      tickPadding: 22,
    },
    y: { label: null, domain: [least - room, most + room], grid: true, ticks: 5 },
    fy: { label: null, domain: panels, axis: null },
    marks: [
      plot.ruleX(changed, { x: 'quarter', stroke: ink.firm, strokeDasharray: '4 3' }),
      plot.text(changed, {
        ...{ x: 'quarter', text: () => 'recording changed', frameAnchor: 'top', dx: 5, textAnchor: 'start' },
        fill: ink.soft,
      }),
      plot.lineY(points, {
        x: 'quarter',
        y: 'median',
        fy: 'panel',
        z: 'part',
        stroke: ink.accent,
        strokeOpacity: 0.45,
      }),
      plot.ruleX(
        points.filter(({ low }) => low !== null),
        { x: 'quarter', y1: 'low', y2: 'high', fy: 'panel', stroke: ink.accent, strokeWidth: 3 },
      ),
      plot.dot(points, { x: 'quarter', y: 'median', fy: 'panel', r: 5, fill: ink.accent }),
      plot.text(points, {
        ...{ x: 'quarter', y: 'median', fy: 'panel', text: 'said', dx: 10, textAnchor: 'start', fill: ink.strong },
        fontWeight: 600,
      }),
      plot.dot(
        points.filter(({ complete }) => complete !== null),
        { x: 'quarter', y: 'complete', fy: 'panel', dx: -12, r: 4, stroke: ink.strong, fill: ink.ground },
      ),
      plot.text(points, { x: 'quarter', fy: 'panel', text: 'of', frameAnchor: 'bottom', dy: 16, fill: ink.soft }),
      plot.text(
        panels.map((panel) => ({ panel })),
        { fy: 'panel', text: 'panel', frameAnchor: 'top-left', dy: -20, textAnchor: 'start', fill: ink.soft },
      ),
    ],
  });
}
