import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './retention.module.css';
import { copyInWords, erasureReasonLabels } from './retention-words.ts';

type Erasure = OutputOf<'privacy.erasures'>['erasures'][number];
type ErasureCopy = Erasure['copies'][number];

/** What was erased, and what outside the register still holds somebody. */
export function ErasureList({ begin }: { readonly begin: () => void }) {
  const { data, error, isPending, refetch } = useRead('privacy.erasures', {});
  return (
    <Panel
      title="Copies that still hold somebody"
      aside={
        <Button size="small" onPress={begin}>
          Erase a record
        </Button>
      }
    >
      <p className="soft">
        A return that was sent stays as it is. A backup holds an erased person until it is destroyed, and putting it
        back brings them back: compare it with this list first.
      </p>
      {isPending && <Loading />}
      {!data && error && <Failure error={error} retry={() => void refetch()} />}
      {data?.erasures.length === 0 && <p className="soft">Nobody has been erased.</p>}
      <ul className={styles.list}>
        {data?.erasures.map((erasure) => (
          <li key={erasure.id}>
            <b>Erased {dayInWords(erasure.erasedAt.slice(0, 10))}</b>
            <p className="soft small">
              {erasureReasonLabels[erasure.reasonCode]}; {erasure.erasedBy}.{' '}
              <span className="figures">{erasure.subjectId}</span>
            </p>
            {erasure.copies.length === 0 && <p>No return or backup that is known of holds them.</p>}
            <ul className={styles.list}>
              {erasure.copies.map((copy) => (
                <li key={copy.id}>
                  <HeldIn copy={copy} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function HeldIn({ copy }: { readonly copy: ErasureCopy }) {
  const today = useToday();
  const check = useWrite('privacy.checkOffCopy', { toast: 'Checked off' });
  return (
    <>
      <div className={styles.row}>
        <span>{copyInWords(copy)}</span>
        {copy.kind === 'return' && <span className="soft small">Stays: figures, no names</span>}
        {copy.destroyedOn !== null && <Tag tone="green">{`Destroyed ${dayInWords(copy.destroyedOn)}`}</Tag>}
        {copy.kind === 'backup' && copy.destroyedOn === null && (
          <Button
            size="small"
            label={`Destroyed today: ${copyInWords(copy)}`}
            isDisabled={check.saving}
            onPress={() => void check.run({ copyId: copy.id, destroyedOn: today })}
          >
            Destroyed today
          </Button>
        )}
      </div>
      {check.error && <Failure error={check.error} />}
    </>
  );
}
