import type { PersonCategory } from '../../../domain/access.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import styles from './sharing.module.css';

interface TakeBackProps {
  readonly personId: string;
  readonly agencies: readonly AgencySharing[];
  readonly mayDecide: readonly PersonCategory[];
}

/** What has been said, one line each, with the way back to what holds by itself. */
export function TakeBack({ personId, agencies, mayDecide }: TakeBackProps) {
  const takeBack = useWrite('sharing.takeBack', { toast: 'Taken back' });
  const decisions = agencies.flatMap(({ agencyId, agencyName, cells }) =>
    cells
      .filter(({ said, category }) => said !== null && mayDecide.includes(category))
      .map(({ category, said }) => ({ agencyId, agencyName, category, decision: said?.decision })),
  );
  if (decisions.length === 0) return null;
  return (
    <>
      <h3>What has been decided</h3>
      <ul className={styles.list}>
        {decisions.map(({ agencyId, agencyName, category, decision }) => (
          <li key={`${agencyId} ${category}`} className={styles.row}>
            <span>
              {categoryLabels[category]}: {decision === 'shared' ? 'shared with' : 'kept from'} {agencyName}
            </span>
            <Button
              kind="quiet"
              size="small"
              label={`Take back: ${categoryLabels[category]}, ${agencyName}`}
              isDisabled={takeBack.saving}
              onPress={() => void takeBack.run({ personId, agencyId, category })}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {takeBack.error && <Failure error={takeBack.error} />}
    </>
  );
}
