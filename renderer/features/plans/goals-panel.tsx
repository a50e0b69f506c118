import { useState } from 'react';
import { contract } from '../../../domain/contract.ts';
import type { Goal } from '../../../domain/plans/plan-shapes.ts';
import { type GoalState, goalStateLabels, goalStates } from '../../../domain/plans/words.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.goal';

/** What somebody wants, in their own words. Goals have no order, and none has to end. */
export function GoalsPanel({ personId, name, plan }: PlanProps) {
  const add = (
    <AddLine
      form={formCode}
      subject={personId}
      label="Add a goal"
      dialog={(close) => <GoalForm personId={personId} goal={null} onClose={close} />}
    >
      Add
    </AddLine>
  );
  return (
    <Panel title={`What ${name} wants`} aside={plan.sees.includes('story') && add}>
      {plan.withheld.includes('goals') && <p className="soft">Recorded.</p>}
      {plan.goals.length === 0 && !plan.withheld.includes('goals') && (
        <Empty title="No goal is written down yet">
          Ask what would make life better, and write down the answer as it was said.
        </Empty>
      )}
      <ul className={styles.lines}>
        {plan.goals.map((goal) => (
          <li key={goal.id}>
            <GoalLine personId={personId} name={name} goal={goal} plan={plan} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function GoalLine({ personId, name, goal, plan }: PlanProps & { readonly goal: Goal }) {
  const [editing, setEditing] = useState(false);
  const today = useToday();
  const setState = useWrite('plans.setGoalState', { toast: 'Goal changed' });
  const isWorkedOn = goal.state === 'working-on-it';
  return (
    <>
      <p className={isWorkedOn ? styles.goal : styles.quietGoal}>“{goal.wording}”</p>
      <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === goal.id)} />
      <p className="soft small">{saidWords(goal)}</p>
      <div className={styles.tools}>
        <Select
          label={`How it stands: ${goal.wording}`}
          labelHidden
          inline
          value={goal.state}
          options={goalStates.map((code) => ({ code, label: goalStateLabels[code] }))}
          onChange={(state) =>
            void setState.run({ personId, lineId: goal.id, state: (state ?? goal.state) as GoalState, on: today })
          }
        />
        <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit: ${goal.wording}`}>
          Edit
        </Button>
        <PutRight personId={personId} name={name} lineKind="goal" lineId={goal.id} line={goal.wording} />
      </div>
      {editing && <GoalForm personId={personId} goal={goal} onClose={() => setEditing(false)} />}
    </>
  );
}

function saidWords({ saidOn, writtenBy, state, stateOn }: Goal): string {
  const said = saidOn === null ? 'In their words' : `In their words, ${dayInWords(saidOn)}`;
  const by = writtenBy === null ? said : `${said}, written down by ${writtenBy}`;
  return stateOn === null || state === 'working-on-it'
    ? `${by}.`
    : `${by}. ${goalStateLabels[state]} since ${dayInWords(stateOn)}.`;
}

const schema = contract['plans.writeGoal'].input;

interface GoalFormProps {
  readonly personId: string;
  readonly goal: Goal | null;
  readonly onClose: () => void;
}

function GoalForm({ personId, goal, onClose }: GoalFormProps) {
  const today = useToday();
  const save = useWrite('plans.writeGoal', { toast: 'Goal saved' });
  const line = useLineForm({
    schema,
    defaults: { personId, lineId: goal?.id ?? null, wording: goal?.wording ?? '', saidOn: goal?.saidOn ?? today },
    address: { form: formCode, subject: goal?.id ?? personId, personId },
    save,
    onClose,
  });
  const wording = useField(line.form.control, 'wording');
  return (
    <LineDialog title={goal === null ? 'A goal' : 'The goal in other words'} line={line} onClose={onClose}>
      <div>
        <TextArea
          {...wording}
          label="In their own words"
          hint="As it was said, not as a service would put it."
          rows={3}
          autoFocus
        />
        <GentleHint text={wording.value} />
      </div>
      <DateField {...useField(line.form.control, 'saidOn')} label="Said on" width="medium" />
    </LineDialog>
  );
}
