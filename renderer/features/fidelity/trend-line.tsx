import type { TrendPoint } from './rating-words.ts';
import styles from './trend.module.css';

const step = 96;
const height = 116;
const left = 36;
const top = 26;
const bottom = 84;

/** Every mean is drawn on the whole scale from 1 to 10, so that a small step looks small. */
const heightOf = (mean: number): number => bottom - ((mean - 1) / 9) * (bottom - top);

/** A small line of means, each value written on its mark and each period under it. */
export function TrendLine({ points }: { readonly points: readonly TrendPoint[] }) {
  const marks = points.flatMap((point, at) =>
    point.mean === null ? [] : [{ ...point, mean: point.mean, x: left + at * step, y: heightOf(Number(point.mean)) }],
  );
  const width = left * 2 + Math.max(0, points.length - 1) * step + 24;
  const words = marks.map((mark) => `${mark.code} ${mark.mean}`).join(', ');
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`Mean fidelity by period: ${words}`}
    >
      {[1, 10].map((rating) => (
        <g key={rating}>
          <line className={styles.base} x1={0} x2={width - 22} y1={heightOf(rating)} y2={heightOf(rating)} />
          <text className={styles.code} x={width} y={heightOf(rating) + 4} textAnchor="end">
            {rating}
          </text>
        </g>
      ))}
      <polyline className={styles.path} points={marks.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {marks.map((mark) => (
        <g key={mark.periodId}>
          <circle className={styles.dot} cx={mark.x} cy={mark.y} r={4.5} />
          <text className={styles.value} x={mark.x} y={mark.y - 10} textAnchor="middle">
            {mark.mean}
          </text>
          <text className={styles.code} x={mark.x} y={bottom + 20} textAnchor="middle">
            {mark.code}
          </text>
        </g>
      ))}
    </svg>
  );
}
