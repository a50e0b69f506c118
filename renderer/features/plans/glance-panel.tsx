import type { Person } from '../../../domain/people/operations.ts';
import type { Glance } from '../../../domain/plans/view-operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './plans.module.css';
import { SafetyWords } from './safety-panel.tsx';
import { Theirs } from './theirs.tsx';

interface GlanceProps {
  readonly person: Person;
  /** Opens the plan. */
  readonly onPlan: () => void;
}

/** The picture of somebody in ten seconds: what they want, what keeps them safe, who knows them and what comes next. */
export function GlancePanel({ person, onPlan }: GlanceProps) {
  const may = useMay('plans.glance');
  const { data, error, isPending, refetch } = useRead('plans.glance', { personId: person.id }, { enabled: may });
  if (!may) return null;
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return <Picture name={person.preferredName} glance={data} onPlan={onPlan} />;
}

function Picture({ name, glance, onPlan }: { name: string; glance: Glance; onPlan: () => void }) {
  const { safety, safetyCorrections, withheld, owed, known } = glance;
  return (
    <Panel
      title={`What ${name} wants`}
      aside={
        <Button kind="quiet" size="small" onPress={onPlan}>
          Open the plan
        </Button>
      }
    >
      <OwnGoal name={name} glance={glance} />
      {safety.length > 0 && <SafetyWords name={name} notes={safety} corrections={safetyCorrections} />}
      {withheld.includes('safety') && <p className="soft small">Keeping safe: recorded.</p>}
      <Facts glance={glance} />
      <p className={styles.sentence}>{known}</p>
      {owed.length > 0 && (
        <ul className={styles.owed} aria-label="What we owe">
          {owed.map(({ code, sentence }) => (
            <li key={code}>{sentence}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OwnGoal({ name, glance: { goal, goalCorrections, withheld } }: { name: string; glance: Glance }) {
  if (goal === null)
    return (
      <p className="soft">
        {withheld.includes('goals') ? 'Recorded.' : 'No goal is written down yet. Ask what would make life better.'}
      </p>
    );
  return (
    <>
      <p className={styles.goal}>“{goal.wording}”</p>
      <Theirs name={name} corrections={goalCorrections} />
    </>
  );
}

function Facts({ glance }: { readonly glance: Glance }) {
  const today = useToday();
  const { lead, lastContact, next, openActions, overdueActions, withheld } = glance;
  const hidden = withheld.includes('contact') ? 'Recorded' : null;
  const day = (on: string): string => (on === today ? 'Today' : dayInWords(on));
  const late = overdueActions === 0 ? '' : `, ${overdueActions} overdue`;
  return (
    <dl className={styles.facts}>
      <Fact term="Lead contact">{lead === null ? (hidden ?? 'Nobody yet') : `${lead.name}, ${lead.agencyName}`}</Fact>
      <Fact term="Last contact">
        {lastContact === null ? (hidden ?? 'None written down') : `${day(lastContact.on)}, ${lastContact.agencyName}`}
      </Fact>
      <Fact term="Next">{next === null ? 'Nothing has a day' : `${day(next.on)}: ${next.what}`}</Fact>
      <Fact term="Open actions">{openActions === 0 ? 'None' : `${openActions}${late}`}</Fact>
    </dl>
  );
}

const Fact = ({ term, children }: { readonly term: string; readonly children: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
