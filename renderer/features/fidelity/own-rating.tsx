import { raterKindLabels } from '../../../domain/fidelity/raters.ts';
import { useRead } from '../../client.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RatingScale } from './rating-scale.tsx';
import { ScaleMeaning, ScaleWords } from './scale-words.tsx';
import styles from './section-row.module.css';
import { useSaves } from './use-saves.ts';

const before = (rating: number | null): string => (rating === null ? '' : `You gave ${rating} the period before`);

/** What somebody rates by, and their own ratings: nothing of what others gave, so that nobody is led by it. */
export function OwnRating({ periodId }: { readonly periodId: string }) {
  const { data, error, refetch } = useRead('fidelity.ownRating', { periodId });
  const { save, error: refused } = useSaves();
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const given = data.sections.filter(({ rating }) => rating !== null).length;
  const isFixed = data.issuedOn !== null;
  return (
    <Panel
      title="Your own rating"
      aside={`${given} of ${data.sections.length} sections rated, as: ${raterKindLabels[data.kind].toLowerCase()}`}
    >
      <p className="soft">
        {isFixed
          ? `${data.periodCode} is issued, so ratings can no longer be given.`
          : 'Say how close practice is, as you see it. The coordinator sees what you give; others see only how all ratings lie, once five or more have rated.'}
      </p>
      <ScaleMeaning />
      {refused !== null && <Failure error={refused} />}
      <ol className={styles.own}>
        {data.sections.map((section) => (
          <li key={section.key} className={styles.section}>
            <div className={styles.ownRow}>
              <div>
                <h3>{section.label}</h3>
                <ul className={styles.statements}>
                  {section.statements.map((statement) => (
                    <li key={statement}>{statement}</li>
                  ))}
                </ul>
                <ScaleWords scale={section.scale} />
              </div>
              <RatingScale
                of={section.label}
                rating={section.rating}
                previous={section.previousRating}
                note={before(section.previousRating)}
                isDisabled={isFixed}
                onRate={(rating) =>
                  void save(
                    'fidelity.rateMyself',
                    { periodId, sectionKey: section.key, rating },
                    rating === null ? `${section.label}: your rating cleared` : `${section.label}: you gave ${rating}`,
                  )
                }
              />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
