import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import styles from './collecting.module.css';
import { inPeople, inValues } from './collecting-words.ts';
import { Returned } from './returned.tsx';

type Looked = OutputOf<'collecting.look'>;

/** Reads an answer that came back: the file and its password, what would become of each cell, then taking it in. */
export function ReadBack() {
  const [path, setPath] = useState('');
  const [password, setPassword] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const pick = useWrite('collecting.pickFile', {
    onDone: ({ path: chosen }) => {
      if (chosen !== null) setPath(chosen);
    },
  });
  const look = useWrite('collecting.look', { onDone: setLooked });
  const take = useWrite('collecting.takeIn', {
    onDone: ({ taken, kept, people, transactionId }) => {
      const rest = kept === 0 ? '' : ` ${inValues(kept)} stayed as the register had it.`;
      showToast({ message: `${inValues(taken)} taken in, of ${inPeople(people)}.${rest}`, undo: transactionId });
      setLooked(null);
      setPath('');
      setPassword('');
    },
  });
  const errors = fieldErrors(look.error, ['path', 'password']);
  const place = { path, password };
  return (
    <Panel title="Read an answer that came back">
      {looked === null ? (
        <Form label="Read an answer that came back" onSubmit={() => void look.run(place)}>
          <TextField
            label="Workbook"
            hint="The file that was sent, filled in. It is only read, on this computer; its name and place are kept nowhere."
            width="full"
            value={path}
            onChange={(next) => {
              pick.clearError();
              look.clearError();
              setPath(next);
            }}
            error={pick.error?.message ?? errors.of('path')}
            after={
              <Button isDisabled={pick.saving} onPress={() => void pick.run({})}>
                Choose a file
              </Button>
            }
          />
          <TextField
            label="Its password"
            hint="The words that were shown when the request was made."
            width="full"
            value={password}
            onChange={(next) => {
              look.clearError();
              setPassword(next);
            }}
            error={errors.of('password')}
          />
          {errors.rest && <Failure error={errors.rest} />}
          <div className={styles.tools}>
            <Button type="submit" isDisabled={look.saving}>
              {look.saving ? 'Looking…' : 'Look at it'}
            </Button>
          </div>
        </Form>
      ) : (
        <Returned
          looked={looked}
          saving={take.saving}
          error={take.error}
          onBack={() => {
            take.clearError();
            setLooked(null);
          }}
          onTake={(chosen, knowsLate) => void take.run({ ...place, fileHash: looked.fileHash, chosen, knowsLate })}
        />
      )}
    </Panel>
  );
}
