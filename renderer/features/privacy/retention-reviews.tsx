import { useState } from 'react';
import type { UnderReview } from '../../../domain/privacy/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './retention.module.css';
import { DecideReview } from './retention-decide.tsx';
import { HoldRecord } from './retention-hold.tsx';
import { clockInWords } from './retention-words.ts';

interface ReviewsProps {
  readonly due: readonly UnderReview[];
  readonly soon: readonly UnderReview[];
  /** Opens the erasure of somebody; null for whoever may not erase. */
  readonly erase: ((reference: string) => void) | null;
}

/** Whose record somebody has to look at. */
export function RetentionReviews({ due, soon, erase }: ReviewsProps) {
  return (
    <Panel title="Due for review">
      <p className="soft">
        Whose time is up, and whose review has begun. A person decides: keep the record until a later day, or erase it.
        Nothing is deleted because a day has come.
      </p>
      {due.length === 0 && (
        <Empty title="Nobody is due for review">Who is due stands here, the longest due first.</Empty>
      )}
      <ul className={styles.list}>
        {due.map((one) => (
          <li key={one.personId}>
            <Due one={one} erase={erase} />
          </li>
        ))}
      </ul>
      {soon.length > 0 && (
        <>
          <h3>Within three months</h3>
          <ul className={styles.list}>
            {soon.map((one) => (
              <li key={one.personId}>
                {one.personName} <span className="faint figures">{one.personReference}</span>: due{' '}
                {dayInWords(one.clock.reviewOn)}, {clockInWords(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Due({ one, erase }: { readonly one: UnderReview; readonly erase: ReviewsProps['erase'] }) {
  const { personId, personName, personReference, reviewId, held } = one;
  const [part, setPart] = useState<'decide' | 'hold' | null>(null);
  const begin = useWrite('privacy.beginReview', { toast: 'Review begun' });
  const close = () => setPart(null);
  return (
    <>
      <div className={styles.row}>
        <b>{personName}</b> <span className="faint figures">{personReference}</span>
        {reviewId !== null && <Tag tone="amber">Under review</Tag>}
        {held && <Tag tone="violet">Held</Tag>}
      </div>
      <p className="soft small">
        Due {dayInWords(one.clock.reviewOn)}: {clockInWords(one)}
      </p>
      <div className={styles.row}>
        {reviewId === null ? (
          <Button
            size="small"
            label={`Begin the review of ${personName}`}
            isDisabled={begin.saving}
            onPress={() => void begin.run({ personId })}
          >
            Begin the review
          </Button>
        ) : (
          <Button size="small" label={`Decide about ${personName}`} onPress={() => setPart('decide')}>
            Decide
          </Button>
        )}
        {!held && (
          <Button size="small" label={`Hold the record of ${personName}`} onPress={() => setPart('hold')}>
            Hold
          </Button>
        )}
        {erase !== null && (
          <Button kind="quiet" size="small" label={`Erase ${personName}`} onPress={() => erase(personReference)}>
            Erase
          </Button>
        )}
      </div>
      {begin.error && <Failure error={begin.error} />}
      {part === 'decide' && reviewId !== null && (
        <DecideReview personName={personName} reviewId={reviewId} onClose={close} />
      )}
      {part === 'hold' && <HoldRecord personId={personId} personName={personName} onClose={close} />}
    </>
  );
}
