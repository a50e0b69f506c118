import { useState } from 'react';
import type { InputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AddAction, actionForm, systemSubject } from './action-form.tsx';
import { ActionList } from './action-list.tsx';
import { AddLine } from './line-form.tsx';
import styles from './plans.module.css';

type Whose = InputOf<'plans.actions'>['whose'];
type Level = InputOf<'plans.actions'>['level'];

const levels = [
  { code: 'both', label: 'All' },
  { code: 'client', label: 'For people' },
  { code: 'system', label: 'For the system' },
] as const satisfies readonly { code: Level; label: string }[];

const empty: Readonly<Record<Whose, string>> = {
  mine: 'Nothing is asked of you.',
  agency: 'Nothing is asked of your agency.',
  overdue: 'Nothing is overdue.',
  all: 'Nothing is open.',
  closed: 'Nothing was closed in the last 90 days.',
};

/** What was agreed to be done, for people and by the system: mine, my agency’s, and what is late. */
export function ActionsScreen() {
  const [whose, setWhose] = useState<Whose>('mine');
  const [level, setLevel] = useState<Level>('both');
  const { data, error, isPending, refetch } = useRead('plans.actions', { whose, level }, { keepPrevious: true });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  const { mine, agency, overdue, all } = data.tally;
  return (
    <Page
      title="Actions"
      say={sentence(mine, overdue, all)}
      actions={
        <AddLine
          form={actionForm}
          subject={systemSubject}
          stands="on-page"
          dialog={(close) => <AddAction personId={null} onClose={close} />}
        >
          Add an action for the system
        </AddLine>
      }
    >
      <div className={styles.filters}>
        <FilterChips<Whose>
          value={whose}
          onChange={setWhose}
          options={[
            { code: 'mine', label: 'Mine', count: mine },
            { code: 'agency', label: 'My agency’s', count: agency },
            { code: 'overdue', label: 'Overdue', count: overdue },
            { code: 'all', label: 'All open', count: all },
          ]}
        />
        <Choice label="For whom" labelHidden value={level} options={levels} onChange={setLevel} />
      </div>
      <Panel label="Actions">
        {data.actions.length === 0 ? (
          <Empty title={empty[whose]}>Actions for a person are added on their page, under Plan.</Empty>
        ) : (
          <ActionList label="Actions" actions={data.actions} withPerson />
        )}
      </Panel>
    </Page>
  );
}

function sentence(mine: number, overdue: number, all: number): string {
  const yours =
    mine === 0 ? 'Nothing is asked of you' : mine === 1 ? 'One action is yours' : `${mine} actions are yours`;
  const late = overdue === 0 ? 'none is overdue' : overdue === 1 ? 'one is overdue' : `${overdue} are overdue`;
  return `${yours}. Of ${all} open in all, ${late}.`;
}
