import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { inPeople, inRows } from './import-words.ts';
import styles from './imports.module.css';

/** What was done, where the rest is, and the way back. */
export function DoneStep({ result }: { readonly result: OutputOf<'imports.takeIn'> }) {
  const go = useGo();
  const [isUndone, setUndone] = useState(false);
  const undo = useWrite('history.undo', { onDone: () => setUndone(true) });
  const { added, changed, unchanged, leftOut, leftOutFile, transactionId } = result;
  if (isUndone)
    return (
      <Panel title="Taken back">
        <p role="status">Everything that was taken in is out of the register again. The audit trail keeps both.</p>
      </Panel>
    );
  return (
    <Panel title={`${inPeople(added)} taken in`}>
      <p role="status">
        {inPeople(added)} {added === 1 ? 'was' : 'were'} added
        {changed === 0 ? '' : `, and ${inPeople(changed)} changed,`} in one step.{' '}
        {unchanged === 0 ? '' : `${inPeople(unchanged)} ${unchanged === 1 ? 'was' : 'were'} here already, unchanged. `}
        {leftOut === 0 ? 'No row was left out.' : `${inRows(leftOut)} ${leftOut === 1 ? 'was' : 'were'} left out.`}
      </p>
      {leftOutFile !== null && (
        <p className={styles.file}>What was not taken in is saved as {leftOutFile}. Correct it and take it in again.</p>
      )}
      {undo.error && <Failure error={undo.error} />}
      <div className={styles.buttons}>
        <Button isDisabled={undo.saving} onPress={() => void undo.run({ transactionId })}>
          {undo.saving ? 'Taking back…' : 'Undo this import'}
        </Button>
        <Button kind="main" onPress={() => go({ screen: 'people' })}>
          Show the people
        </Button>
      </div>
    </Panel>
  );
}
