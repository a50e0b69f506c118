import { type Spread, spreadHiddenSentence, spreadSentence } from '../../../domain/fidelity/raters.ts';
import type { FidelitySection } from '../../../domain/fidelity/shapes.ts';
import styles from './spread.module.css';

const step = 22;
const height = 48;
const places = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const at = (rating: number): number => step / 2 + (rating - 1) * step;

/** Every rating as a dot over the whole scale, a frame around the agreed one. The sentence beside it says the same. */
function Strip({ spread, agreed }: { readonly spread: Spread; readonly agreed: number | null }) {
  const words = `Ratings given: ${spread.ratings.join(', ')}${agreed === null ? '' : `; agreed: ${agreed}`}`;
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${step * 10} ${height}`}
      width={step * 10}
      height={height}
      role="img"
      aria-label={words}
    >
      <line className={styles.base} x1={at(1)} x2={at(10)} y1={28} y2={28} />
      {agreed !== null && <rect className={styles.agreed} x={at(agreed) - 9} y={33} width={18} height={14} rx={3} />}
      {places.flatMap((place) =>
        spread.ratings
          .filter((rating) => rating === place)
          .map((rating, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal ratings differ by nothing but their place
            <circle key={`${rating}-${nth}`} className={styles.dot} cx={at(rating)} cy={28 - nth * 8} r={4} />
          )),
      )}
      {places.map((place) => (
        <text key={place} className={styles.code} x={at(place)} y={44} textAnchor="middle">
          {place}
        </text>
      ))}
    </svg>
  );
}

/** How the ratings of a section lie, or that they are not shown and why. */
export function SpreadOf({ section }: { readonly section: Pick<FidelitySection, 'raters' | 'spread' | 'rating'> }) {
  const { raters, spread, rating } = section;
  if (raters === 0) return <p className="small soft">Nobody has given a rating of their own yet.</p>;
  if (spread === null) return <p className="small soft">{spreadHiddenSentence(raters)}.</p>;
  return (
    <div>
      <Strip spread={spread} agreed={rating} />
      <p className="small soft">
        {spreadSentence(spread)}
        {rating === null ? '; nothing agreed yet.' : `; agreed: ${rating}.`}
      </p>
    </div>
  );
}
