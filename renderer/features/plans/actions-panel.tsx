import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AddAction, actionForm } from './action-form.tsx';
import { ActionList } from './action-list.tsx';
import { AddLine } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';

/** Who does what for somebody, until when; what is closed waits behind a button. */
export function ActionsPanel({ personId, name, plan }: PlanProps) {
  const [closed, setClosed] = useState(false);
  const about = { personId, name, corrections: plan.corrections };
  const add = (
    <AddLine
      form={actionForm}
      subject={personId}
      label="Add an action"
      dialog={(close) => <AddAction personId={personId} onClose={close} />}
    >
      Add
    </AddLine>
  );
  return (
    <Panel title="Actions" aside={plan.sees.includes('story') && add}>
      {plan.withheld.includes('actions') && <p className="soft">More is recorded.</p>}
      {plan.actions.length === 0 && <p className="soft">Nothing is open.</p>}
      <ActionList label="Open actions" actions={plan.actions} about={about} />
      {plan.closedActions.length > 0 && (
        <Button kind="quiet" size="small" expanded={closed} onPress={() => setClosed(!closed)}>
          {closed ? 'Hide closed actions' : `Closed actions (${plan.closedActions.length})`}
        </Button>
      )}
      {closed && <ActionList label="Closed actions" actions={plan.closedActions} about={about} />}
    </Panel>
  );
}
