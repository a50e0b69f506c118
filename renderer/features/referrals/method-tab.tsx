import { useState } from 'react';
import type { PrioritisationMethod } from '../../../domain/referrals/operations.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DefinitionsPanel } from './definitions-panel.tsx';
import { heldInWords } from './held-in-words.ts';
import { MethodForm } from './method-form.tsx';
import styles from './referrals.module.css';

/** The versions of the method, of the definition and of the local needs. */
export function MethodTab() {
  return (
    <div className={styles.panels}>
      <MethodPanel />
      <DefinitionsPanel />
    </div>
  );
}

function MethodPanel() {
  const { data } = useRead('referrals.methods', {});
  const [adding, setAdding] = useState(false);
  const methods = data?.methods ?? [];
  return (
    <Panel
      title="How people are considered"
      aside={
        <Button size="small" onPress={() => setAdding(true)}>
          Add a version
        </Button>
      }
    >
      {data && methods.length === 0 && (
        <Empty title="No method yet">
          Write down the factors that a panel looks at. They are answered in words: there is no weight, no score and no
          line below which nobody is taken on.
        </Empty>
      )}
      <ul className={styles.list}>
        {methods.map((method) => (
          <OneMethod key={method.id} method={method} />
        ))}
      </ul>
      {adding && (
        <MethodForm newest={methods[0] ?? null} proposals={data?.proposals ?? []} onClose={() => setAdding(false)} />
      )}
    </Panel>
  );
}

function OneMethod({ method }: { readonly method: PrioritisationMethod }) {
  return (
    <li className={styles.item}>
      <p>
        <b>
          {method.name}, version {method.version}
        </b>{' '}
        <span className="soft">{heldInWords(method.validFrom, method.validTo)}</span>
      </p>
      {method.agreedBy !== null && <p className="soft">Agreed by {method.agreedBy}</p>}
      {method.note !== null && <p>{method.note}</p>}
      <ul className={styles.reasons}>
        {method.factors.map(({ id, wording, explanation }) => (
          <li key={id}>
            {wording}
            {explanation !== null && `: ${explanation}`}
          </li>
        ))}
      </ul>
    </li>
  );
}
