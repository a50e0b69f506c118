import type { Person } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { GoalsPanel } from './goals-panel.tsx';
import { KnownPanel } from './known-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';
import styles from './plans.module.css';
import { PromisesPanel } from './promises-panel.tsx';
import { RisksPanel } from './risks-panel.tsx';
import { SafetyPanel } from './safety-panel.tsx';
import { ReadingPanel, StoryPanel } from './story-panel.tsx';

/** Their own goals, what was promised and who owes what. */
export function PlanTab({ person }: { readonly person: Person }) {
  const mayWrite = useMay('plans.writeGoal');
  const { data: plan, error, isPending, refetch } = useRead('plans.ofPerson', { personId: person.id });
  if (isPending) return <Loading />;
  if (!plan) return <Failure error={error} retry={() => void refetch()} />;
  const props = { personId: person.id, name: person.preferredName, plan };
  return (
    <fieldset disabled={!mayWrite} className={styles.plan} aria-label="Plan">
      <div className="stack">
        <GoalsPanel {...props} />
        <NotesPanel {...props} />
        <ActionsPanel {...props} />
        <RisksPanel {...props} />
        <StoryPanel {...props} />
      </div>
      <div className="stack">
        <SafetyPanel {...props} />
        <ReadingPanel {...props} />
        <PromisesPanel {...props} />
        <KnownPanel personId={person.id} />
      </div>
    </fieldset>
  );
}
