import { useState } from 'react';
import type { Action } from '../../../domain/plans/action-operations.ts';
import { actionOriginLabels, actionStateLabels } from '../../../domain/plans/actions.ts';
import type { Correction } from '../../../domain/plans/plan-shapes.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';
import { ChangeAction, CloseAction } from './action-form.tsx';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

interface About {
  readonly personId: string;
  readonly name: string;
  readonly corrections: readonly Correction[];
}

interface ActionListProps {
  readonly label: string;
  readonly actions: readonly Action[];
  /** Whether each action says whom it is about; not on the page of that person. */
  readonly withPerson?: boolean;
  /** The person whose page it is, who may put lines right. */
  readonly about?: About | undefined;
}

/** Actions, each with who does it, until when, and what can be done about it. */
export function ActionList({ label, actions, withPerson = false, about }: ActionListProps) {
  return (
    <ul className={styles.lines} aria-label={label}>
      {actions.map((action) => (
        <li key={action.id}>
          <ActionLine action={action} withPerson={withPerson} about={about} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = Pick<ActionListProps, 'about'> & { readonly action: Action; readonly withPerson: boolean };

function ActionLine({ action, withPerson, about }: LineProps) {
  const [sheet, setSheet] = useState<'change' | 'close' | null>(null);
  const reopen = useWrite('plans.reopenAction', { toast: 'Action opened again' });
  const close = () => setSheet(null);
  return (
    <div className={styles.action}>
      <div>
        <p className={styles.actionWords}>{action.wording}</p>
        <p className="soft small">
          {action.owner}
          {action.origin === 'plan' ? '' : `. From: ${actionOriginLabels[action.origin].toLowerCase()}`}
        </p>
        {action.closedBecause !== null && <p className="small">{action.closedBecause}</p>}
        {about && (
          <Theirs name={about.name} corrections={about.corrections.filter(({ lineId }) => lineId === action.id)} />
        )}
        <div className={styles.tools}>
          {withPerson && <WhoseAction action={action} />}
          {action.state === 'open' ? (
            <>
              <Button
                kind="quiet"
                size="small"
                onPress={() => setSheet('close')}
                label={`Done or dropped: ${action.wording}`}
              >
                Done or dropped
              </Button>
              <Button kind="quiet" size="small" onPress={() => setSheet('change')} label={`Edit: ${action.wording}`}>
                Edit
              </Button>
            </>
          ) : (
            <Button
              kind="quiet"
              size="small"
              label={`Open again: ${action.wording}`}
              onPress={() => void reopen.run({ actionId: action.id })}
            >
              Open again
            </Button>
          )}
          {about && (
            <PutRight
              {...{ personId: about.personId, name: about.name, lineKind: 'action' }}
              {...{ lineId: action.id, line: action.wording }}
            />
          )}
        </div>
      </div>
      <When action={action} />
      {sheet === 'change' && <ChangeAction action={action} onClose={close} />}
      {sheet === 'close' && <CloseAction action={action} onClose={close} />}
    </div>
  );
}

function WhoseAction({ action: { personId, personName, personReference } }: { readonly action: Action }) {
  const go = useGo();
  if (personId === null) return <Tag>System</Tag>;
  return (
    <Button kind="quiet" size="small" onPress={() => go({ screen: 'person', personId })}>
      {personName} {personReference}
    </Button>
  );
}

function When({ action: { state, dueOn, doneOn, overdue } }: { readonly action: Action }) {
  if (state !== 'open')
    return (
      <span className={styles.when}>
        <Tag tone={state === 'done' ? 'green' : 'plain'}>{actionStateLabels[state]}</Tag>
        {doneOn !== null && <small className="soft">{dayInWords(doneOn)}</small>}
      </span>
    );
  if (dueOn === null) return <span className={`${styles.when} soft small`}>No day agreed</span>;
  return (
    <span className={styles.when}>
      {overdue && <Tag tone="amber">Overdue</Tag>}
      <small className="soft">{dayInWords(dueOn)}</small>
    </span>
  );
}
