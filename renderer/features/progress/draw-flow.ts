import type { Comparison, Figures } from '../../../domain/progress/shapes.ts';
import { drawn, ink, short } from './drawing.ts';
import type { Plot } from './use-plot.ts';

const width = 960;
/** How many pixels one person is high, within what fits on a screen. */
const pixelsFor = (people: number): number => Math.max(4, Math.min(18, 460 / Math.max(1, people)));

interface Node {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** The places of one side below each other, with room between them for their words. */
function nodesOf(moves: Comparison['flow'], side: 'from' | 'to', { order, labels }: Figures, gap: number): Node[] {
  let at = 0;
  return order.flatMap((key) => {
    const count = moves.filter((move) => move[side] === key).reduce((sum, move) => sum + move.count, 0);
    if (count === 0) return [];
    const node = { key, label: `${short(labels[key] ?? key)}  ${count}`, count, from: at, to: at + count };
    at = node.to + gap;
    return [node];
  });
}

interface Band {
  readonly y1: number;
  readonly y2: number;
  readonly thick: number;
  readonly colour: string;
  readonly title: string;
}

/** A band for each move, from its place on the left to its place on the right, in the order of both. */
function bandsOf(moves: Comparison['flow'], before: readonly Node[], after: readonly Node[], pixels: number): Band[] {
  const used = new Map<string, number>();
  const take = (side: string, node: Node | undefined, count: number): number => {
    const start = used.get(`${side} ${node?.key}`) ?? node?.from ?? 0;
    used.set(`${side} ${node?.key}`, start + count);
    return start + count / 2;
  };
  const isPlace = (key: string): boolean => key.startsWith('v:');
  return before.flatMap((left) =>
    after.flatMap((right) => {
      const move = moves.find((one) => one.from === left.key && one.to === right.key);
      if (move === undefined) return [];
      const changed = isPlace(left.key) && isPlace(right.key) && left.key !== right.key;
      return [
        {
          y1: take('left', left, move.count),
          y2: take('right', right, move.count),
          thick: Math.max(1.5, move.count * pixels - 1),
          colour: changed ? ink.accent : ink.firm,
          title: `${left.label} to ${right.label}: ${move.count}`,
        },
      ];
    }),
  );
}

/** From where to where people moved between two quarters. Colour marks that a place changed, never that it is better. */
export function drawFlow(plot: Plot, figures: Figures): SVGSVGElement | null {
  const { comparison, steps } = figures;
  if (comparison === null || comparison.flow.length === 0) return null;
  const { flow, from, to } = comparison;
  const pixels = pixelsFor(flow.reduce((sum, { count }) => sum + count, 0));
  const gap = 22 / pixels;
  const [before, after] = [nodesOf(flow, 'from', figures, gap), nodesOf(flow, 'to', figures, gap)];
  const tall = Math.max(before.at(-1)?.to ?? 1, after.at(-1)?.to ?? 1);
  const [marginTop, marginBottom] = [34, 14];
  const codeOf = (step: number): string => steps.find((one) => one.step === step)?.code ?? '';
  const bars = (nodes: readonly Node[], x1: number, x2: number) =>
    plot.rect(nodes, { x1, x2, y1: 'from', y2: 'to', fill: ink.soft });
  const words = (nodes: readonly Node[], x: number, textAnchor: 'start' | 'end', dx: number) =>
    plot.text(nodes, {
      ...{ x, y: (node: Node) => (node.from + node.to) / 2, text: 'label', textAnchor, dx, fill: ink.strong },
    });
  const heads = [
    { x: 0, text: codeOf(from), anchor: 'start' },
    { x: 1, text: codeOf(to), anchor: 'end' },
  ] as const;
  return drawn(plot, {
    width,
    height: marginTop + marginBottom + tall * pixels,
    ...{ marginTop, marginBottom, marginLeft: 268, marginRight: 268 },
    x: { domain: [0, 1], axis: null },
    y: { domain: [tall, 0], axis: null },
    marks: [
      plot.link(bandsOf(flow, before, after, pixels), {
        ...{ x1: 0.014, x2: 0.986, y1: 'y1', y2: 'y2', curve: 'bump-x', strokeLinecap: 'butt' },
        ...{ stroke: 'colour', strokeWidth: 'thick', strokeOpacity: 0.42, title: 'title' },
      }),
      bars(before, 0, 0.014),
      bars(after, 0.986, 1),
      words(before, 0, 'end', -8),
      words(after, 1, 'start', 8),
      ...heads.map((head) =>
        plot.text([head], {
          ...{ x: 'x', text: 'text', frameAnchor: 'top', dy: -24, textAnchor: head.anchor, fill: ink.soft },
          fontWeight: 600,
        }),
      ),
    ],
    color: { type: 'identity' },
  });
}
