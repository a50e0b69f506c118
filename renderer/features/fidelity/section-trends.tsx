import type { OutputOf } from '../../../domain/contract.ts';
import styles from './trend.module.css';

type Periods = OutputOf<'fidelity.overview'>['periods'];

const step = 44;
const size = { left: 20, top: 22, bottom: 74, height: 96 } as const;
const heightOf = (rating: number): number => size.bottom - ((rating - 1) / 9) * (size.bottom - size.top);

/** One section over the periods on the whole scale from 1 to 10, every rating written on its mark. */
function SmallMultiple({ label, sectionKey, periods }: { label: string; sectionKey: string; periods: Periods }) {
  const marks = periods.flatMap((period, at) => {
    const rating = period.ratings[sectionKey] ?? null;
    return rating === null ? [] : [{ id: period.periodId, code: period.periodCode, rating, x: size.left + at * step }];
  });
  const width = size.left * 2 + Math.max(0, periods.length - 1) * step;
  const words = marks.map(({ code, rating }) => `${code} ${rating}`).join(', ');
  return (
    <figure className={styles.small}>
      <figcaption>{label}</figcaption>
      <svg
        className={styles.line}
        viewBox={`0 0 ${width} ${size.height}`}
        width={width}
        height={size.height}
        role="img"
        aria-label={words === '' ? `${label}: not rated yet` : `${label}: ${words}`}
      >
        <line className={styles.base} x1={0} x2={width} y1={heightOf(1)} y2={heightOf(1)} />
        <polyline className={styles.path} points={marks.map(({ x, rating }) => `${x},${heightOf(rating)}`).join(' ')} />
        {marks.map(({ id, code, rating, x }) => (
          <g key={id}>
            <circle className={styles.dot} cx={x} cy={heightOf(rating)} r={3.5} />
            <text className={styles.value} x={x} y={heightOf(rating) - 8} textAnchor="middle">
              {rating}
            </text>
            <text className={styles.code} x={x} y={size.bottom + 18} textAnchor="middle">
              {code}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** The seven sections beside each other, on one scale, rather than seven lines across each other. */
export function SectionTrends({ periods, labels }: { periods: Periods; labels: ReadonlyMap<string, string> }) {
  return (
    <div className={styles.multiples}>
      {[...labels].map(([key, label]) => (
        <SmallMultiple key={key} label={label} sectionKey={key} periods={periods} />
      ))}
    </div>
  );
}
