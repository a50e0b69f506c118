import { kindSaidLabels } from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { isOpenGap } from '../../../domain/sharing/grounds.ts';
import { sharingBasisLabels } from '../../../domain/sharing/words.ts';
import { dayInBrief } from '../../ui/dates.ts';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

type Cell = AgencySharing['cells'][number];

/** What is wrong with an agreement today. */
export const troubles = {
  'review-due': 'its review is due',
  'run-out': 'it has run out',
  ended: 'it has ended',
} as const;

/** Yes or no in a word; under it on what ground, under which agreement, and what the person said and when. */
export function CellWords({ cell: { sees, said, own } }: { readonly cell: Cell }) {
  const grounds = useGrounds();
  return (
    <>
      {sees ? 'Sees' : <span className="faint">No</span>}
      {said !== null && <span className={styles.why}>{reasonOf(said)}</span>}
      {said?.gateway != null && <span className={styles.why}>{grounds.label('sharing-gateway', said.gateway)}</span>}
      {said?.gaps.some(isOpenGap) === true && (
        <span className={styles.why}>
          <b>Ground not finished</b>
        </span>
      )}
      {own !== null && own.said !== 'not-asked' && (
        <span className={styles.own}>
          {kindSaidLabels[own.said]}
          {own.since === null ? '' : ` ${dayInBrief(own.since)}`}
        </span>
      )}
    </>
  );
}

function reasonOf({ decision, basis, fromOn, untilOn }: NonNullable<Cell['said']>): string {
  const what = decision === 'shared' ? (basis === null ? 'Shared' : sharingBasisLabels[basis]) : 'Kept from them';
  const until = untilOn === null ? '' : ` until ${dayInBrief(untilOn)}`;
  return `${what}, from ${dayInBrief(fromOn)}${until}`;
}
