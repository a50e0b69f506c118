import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { sealedKinds } from '../../../domain/sealed/kinds.ts';
import { type Option, useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RecordSealed } from './record-sealed.tsx';
import styles from './sealed.module.css';

/**
 * What only named users can read. The words are the same for every person, whatever is sealed about them, and a holder of
 * the key asks for it to be shown: nothing of it stands on a screen by chance.
 */
export function SealedPanel({ person }: { readonly person: Person }) {
  const [part, setPart] = useState<'closed' | 'recording' | 'open'>('closed');
  const grants = useRead('sealed.grants', {}).data;
  const close = () => setPart('closed');
  return (
    <Panel title="Sealed">
      <p className="soft small">
        Facts that could put somebody in danger can be recorded here. They are shown to named people only; whoever
        records one cannot read it again without being one of them.
      </p>
      {part === 'open' && <SealedFacts person={person} />}
      {part === 'recording' ? (
        <RecordSealed person={person} onClose={close} />
      ) : (
        <div className={styles.buttons}>
          {part === 'closed' && grants?.mine === true && (
            <Button size="small" onPress={() => setPart('open')}>
              Show what is sealed
            </Button>
          )}
          {part === 'open' && (
            <Button size="small" onPress={close}>
              Hide again
            </Button>
          )}
          <Button size="small" onPress={() => setPart('recording')}>
            Record a sealed fact
          </Button>
        </div>
      )}
    </Panel>
  );
}

const kindLabel = (code: string): string =>
  (sealedKinds as readonly Option[]).find((kind) => kind.code === code)?.label ?? code;

function SealedFacts({ person }: { readonly person: Person }) {
  const { data, error, isPending, refetch } = useRead('sealed.ofPerson', { personId: person.id });
  const [removing, setRemoving] = useState<string | null>(null);
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <>
      {data.facts.length === 0 && <p className={styles.asking}>Nothing is sealed about {person.preferredName}.</p>}
      <ul className={styles.facts}>
        {data.facts.map((fact) => (
          <li key={fact.id} className={styles.fact}>
            <b>{kindLabel(fact.kind)}</b>
            <p className={styles.words}>{fact.text}</p>
            <div className={styles.foot}>
              <small className="soft">
                {fact.recordedBy}, {dayInWords(fact.recordedOn)}
              </small>
              <Button
                kind="quiet"
                size="small"
                label={`Remove: ${kindLabel(fact.kind)}, ${dayInWords(fact.recordedOn)}`}
                onPress={() => setRemoving(fact.id)}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {data.lost > 0 && (
        <p className="soft small">
          {data.lost === 1 ? 'One fact was' : `${data.lost} facts were`} sealed under a key that nobody holds any more,
          and cannot be opened.
        </p>
      )}
      <p className={`soft small ${styles.asking}`}>
        A refuge recorded in a quarter shows on this person’s own page, to you. To correct one, clear it in Quarter and
        enter it again.
      </p>
      {removing !== null && <Remove person={person} factId={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

interface RemoveProps {
  readonly person: Person;
  readonly factId: string;
  readonly onClose: () => void;
}

function Remove({ person, factId, onClose }: RemoveProps) {
  const remove = useWrite('sealed.remove', { toast: 'Removed', onDone: onClose });
  return (
    <Dialog
      title="Remove this sealed fact?"
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep it
          </Button>
          <Button
            kind="danger"
            isDisabled={remove.saving}
            onPress={() => void remove.run({ personId: person.id, factId })}
          >
            Remove it
          </Button>
        </>
      }
    >
      <p>
        It goes from {person.preferredName}’s page. What stays in the history is sealed as well, and goes when the
        person is erased.
      </p>
      {remove.error && <Failure error={remove.error} />}
    </Dialog>
  );
}
