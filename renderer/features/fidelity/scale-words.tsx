import type { Scale } from '../../../domain/fidelity/shapes.ts';
import styles from './section-row.module.css';

const points = [
  ['one', 1],
  ['five', 5],
  ['ten', 10],
] as const;

/** What 1, 5 and 10 look like here, where it was described. */
export function ScaleWords({ scale }: { readonly scale: Scale }) {
  const described = points.filter(([point]) => scale[point] !== null);
  if (described.length === 0) return null;
  return (
    <dl className={styles.scale}>
      {described.map(([point, rating]) => (
        <div key={point}>
          <dt>{rating} looks like</dt>
          <dd>{scale[point]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What they mean everywhere. */
export const ScaleMeaning = () => (
  <p className="small soft">
    1 means practice is nothing like this yet, 10 means it is like this everywhere. One whole number for the section.
  </p>
);
