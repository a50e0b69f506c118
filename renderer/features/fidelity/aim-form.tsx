import { useState } from 'react';
import type { Aim } from '../../../domain/fidelity/shapes.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './aims.module.css';

export interface AimWords {
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly state: Aim['state'];
  /** An action of the system that the aim leads to. */
  readonly actionId: string | null;
}

interface AimFormProps {
  readonly label: string;
  readonly start: AimWords;
  readonly withState: boolean;
  readonly send: (words: AimWords) => Promise<Reply<unknown>>;
  readonly close: () => void;
}

const states = [
  { code: 'open', label: 'Open' },
  { code: 'done', label: 'Done' },
  { code: 'dropped', label: 'Dropped', description: 'No longer an aim; it stays in the history.' },
] as const;

export const blankAim: AimWords = { wording: '', owner: '', dueOn: null, state: 'open', actionId: null };

/** Wording, owner and due date of one aim. Enter saves; what was refused stays in its field. */
export function AimForm({ label, start, withState, send, close }: AimFormProps) {
  const [words, setWords] = useState(start);
  const actions = useRead('fidelity.systemActions', {}).data?.actions ?? [];
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<AimWords>) => setWords((before) => ({ ...before, ...part }));
  const field = problem?.field?.split('.').at(-1);
  const errorOf = (name: keyof AimWords) =>
    problem !== null &&
    (field === name || (name === 'wording' && !['owner', 'dueOn', 'state', 'actionId'].includes(field ?? '')))
      ? problem.message
      : undefined;
  const submit = async () => {
    const reply = await send(words);
    if (reply.ok) close();
    else setProblem(reply.error);
  };
  return (
    <Form label={label} onSubmit={() => void submit()}>
      <TextField
        label="Aim"
        width="full"
        autoFocus
        value={words.wording}
        onChange={(wording) => change({ wording })}
        error={errorOf('wording')}
      />
      <div className={styles.formRow}>
        <TextField
          label="Owner"
          optional
          value={words.owner}
          onChange={(owner) => change({ owner })}
          error={errorOf('owner')}
        />
        <DateField
          label="Due"
          optional
          value={words.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          error={errorOf('dueOn')}
        />
        {withState && (
          <Select
            label="State"
            value={words.state}
            options={states}
            onChange={(code) => change({ state: states.find((state) => state.code === code)?.code ?? 'open' })}
          />
        )}
      </div>
      <Select
        label="Action for the system"
        hint={actions.length === 0 ? 'None is written down yet; they are added under Actions.' : undefined}
        value={words.actionId}
        options={actions.map(({ id, wording }) => ({ code: id, label: wording }))}
        allowNone="None"
        width="full"
        onChange={(actionId) => change({ actionId })}
        error={errorOf('actionId')}
      />
      <div className="row">
        <Button type="submit">Save the aim</Button>
        <Button kind="quiet" onPress={close}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
