import { verdictWords } from '../../../domain/progress/reading.ts';
import type { Comparison, Figures, Verdict } from '../../../domain/progress/shapes.ts';
import { drawn, ink, short } from './drawing.ts';
import type { Plot } from './use-plot.ts';

const width = 960;

interface Line {
  readonly row: string;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly said: string;
  readonly colour: string;
}

/** Colour only where the measure says which way is good, and the interval leaves no doubt that it changed. */
const colourOf = (verdict: Verdict): string =>
  ({ better: ink.green, worse: ink.red, changed: ink.accent })[verdict as string] ?? ink.soft;

function sharesAsLines({ shares }: Comparison, labels: Figures['labels']): Line[] {
  return shares.flatMap(({ key, difference, low, high, before, after, of, verdict }) =>
    difference === null || low === null || high === null
      ? []
      : [
          {
            row: short(labels[key] ?? key),
            ...{ middle: difference * 100, low: low * 100, high: high * 100, colour: colourOf(verdict) },
            said: `${before} → ${after} of ${of}. ${verdictWords[verdict]}`,
          },
        ],
  );
}

const pairedAsLines = ({ paired }: Comparison): Line[] =>
  paired.flatMap(({ label, middle, low, high, pairs, verdict }) =>
    middle === null
      ? []
      : [
          {
            row: short(label || 'Recorded number'),
            ...{ middle, low: low ?? middle, high: high ?? middle, colour: colourOf(verdict) },
            said: `${pairs} pairs. ${verdictWords[verdict]}`,
          },
        ],
  );

/** Differences with their intervals around no change, one line for each value or instrument. */
export function drawChange(plot: Plot, figures: Figures): SVGSVGElement | null {
  const { comparison, labels, valueType } = figures;
  if (comparison === null) return null;
  const isCoded = valueType === 'code';
  const lines = isCoded ? sharesAsLines(comparison, labels) : pairedAsLines(comparison);
  if (lines.length === 0) return null;
  const ends = lines.flatMap(({ low, high }) => [low, high, 0]);
  const reach = Math.max(1, ...ends.map(Math.abs)) * 1.08;
  return drawn(plot, {
    width,
    height: 72 + lines.length * 40,
    ...{ marginLeft: 258, marginRight: 300, marginTop: 10, marginBottom: 54 },
    x: {
      domain: [-reach, reach],
      label: isCoded ? 'Difference in percentage points' : 'Middle change in points',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 5,
    },
    y: { domain: lines.map(({ row }) => row), label: null, tickSize: 0, axis: null },
    marks: [
      plot.ruleX([0], { stroke: ink.firm }),
      plot.link(lines, { x1: 'low', x2: 'high', y1: 'row', y2: 'row', stroke: 'colour', strokeWidth: 3 }),
      plot.dot(lines, { x: 'middle', y: 'row', r: 5, fill: 'colour' }),
      plot.text(lines, { y: 'row', text: 'row', frameAnchor: 'left', dx: -250, textAnchor: 'start', fill: ink.strong }),
      plot.text(lines, { y: 'row', text: 'said', frameAnchor: 'right', dx: 12, textAnchor: 'start', fill: ink.strong }),
    ],
    color: { type: 'identity' },
  });
}

/** Means of fidelity over the periods, on the whole scale so that a small step looks small. */
export function drawFidelity(
  plot: Plot,
  periods: readonly { readonly periodCode: string; readonly average: { readonly mean: string | null } }[],
): SVGSVGElement | null {
  const points = periods.flatMap(({ periodCode, average }) =>
    average.mean === null ? [] : [{ code: periodCode, mean: Number(average.mean), said: average.mean }],
  );
  if (points.length === 0) return null;
  return drawn(plot, {
    width,
    height: 280,
    ...{ marginLeft: 40, marginRight: 30, marginTop: 20, marginBottom: 34 },
    x: { type: 'point', label: null, domain: periods.map(({ periodCode }) => periodCode), padding: 0.5, tickSize: 0 },
    y: { label: null, domain: [1, 10], grid: true, ticks: [1, 4, 7, 10] },
    marks: [
      plot.lineY(points, { x: 'code', y: 'mean', stroke: ink.accent, strokeWidth: 2 }),
      plot.dot(points, { x: 'code', y: 'mean', r: 5, fill: ink.accent }),
      plot.text(points, { x: 'code', y: 'mean', text: 'said', dy: -14, fill: ink.strong, fontWeight: 600 }),
    ],
  });
}
