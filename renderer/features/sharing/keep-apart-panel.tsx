import { useState } from 'react';
import { useRead, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { PersonPicker } from '../portraits/person-picker.tsx';
import styles from './sharing.module.css';

interface KeepApartProps {
  readonly personId: string;
  readonly name: string;
}

/** Whom a person must not meet. The coordinator alone is shown it. */
export function KeepApartPanel(props: KeepApartProps) {
  return useMay('sharing.apartFrom') ? <KeepApart {...props} /> : null;
}

function KeepApart({ personId, name }: KeepApartProps) {
  const { data, error } = useRead('sharing.apartFrom', { personId });
  const end = useWrite('sharing.endKeepApart', { toast: 'No longer kept apart' });
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="Keep apart">
      {error && <Failure error={error} />}
      {data?.pairs.length === 0 && (
        <p className="soft">Nobody is to be kept apart from {name}. Only coordinators see this.</p>
      )}
      <ul className={styles.list}>
        {data?.pairs.map((pair) => (
          <li key={pair.id}>
            <div className={styles.row}>
              <b>{pair.name}</b> <span className="faint figures">{pair.reference}</span>
              <Button
                kind="quiet"
                size="small"
                label={`End keeping apart from ${pair.name}`}
                onPress={() => void end.run({ personId, keepApartId: pair.id })}
              >
                End
              </Button>
            </div>
            {pair.reason !== null && <p className="soft small">{pair.reason}</p>}
          </li>
        ))}
      </ul>
      {end.error && <Failure error={end.error} />}
      <div className={`${styles.row} ${styles.after}`}>
        <Button size="small" onPress={() => setAdding(true)}>
          Keep apart from somebody
        </Button>
      </div>
      {adding && <AddPair personId={personId} name={name} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddPair({ personId, name, onClose }: KeepApartProps & { readonly onClose: () => void }) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const add = useWrite('sharing.keepApart', { toast: 'Kept apart', onDone: onClose });
  const save = () => otherId !== null && void add.run({ personId, otherId, reason });
  return (
    <Dialog
      title={`Keep somebody apart from ${name}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="keep-apart" isDisabled={otherId === null || add.saving}>
            Keep them apart
          </Button>
        </>
      }
    >
      <Form id="keep-apart" onSubmit={save}>
        <PersonPicker
          label="The other person"
          hint="Type two letters of a name or a reference."
          onChange={setOtherId}
          error={add.error?.field === 'otherId' ? add.error.message : undefined}
        />
        <TextArea label="Why" hint="Seen by coordinators only." value={reason} onChange={setReason} rows={2} />
        {add.error && add.error.field !== 'otherId' && <Failure error={add.error} />}
      </Form>
    </Dialog>
  );
}
