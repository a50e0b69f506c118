import { useState } from 'react';
import { useRead, useReference } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { DefinitionForm } from './definition-form.tsx';
import { EndNeed } from './end-need.tsx';
import { heldInWords } from './held-in-words.ts';
import { LocalNeedForm } from './local-need-form.tsx';

import styles from './referrals.module.css';

type Open = 'definition' | 'need' | { readonly id: string; readonly label: string } | null;

/** The versions of the definition, and the local needs that open versions count. */
export function DefinitionsPanel() {
  const { needLabel } = useReference();
  const { data } = useRead('programme.definitions', {});
  const [open, setOpen] = useState<Open>(null);
  const local = data?.needs.filter(({ core }) => !core) ?? [];
  return (
    <>
      <Panel
        title="Definitions"
        aside={
          <Button size="small" onPress={() => setOpen('definition')}>
            Add a version
          </Button>
        }
      >
        <ul className={styles.list}>
          {data?.definitions.map(({ id, label, openness, needCodes, minimum, source, validFrom, validTo }) => (
            <li key={id} className={styles.item}>
              <p className={styles.row}>
                <b>{label}</b>
                <Tag>{openness === 'closed' ? 'Closed' : 'Open to local needs'}</Tag>
                <span className="soft">{heldInWords(validFrom, validTo)}</span>
              </p>
              <p>
                {minimum} or more of: {needCodes.map(needLabel).join(', ')}
                {openness === 'open' && ', and local needs'}
              </p>
              {source !== null && <p className="soft small">{source}</p>}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title="Local needs"
        aside={
          <Button size="small" onPress={() => setOpen('need')}>
            Add a local need
          </Button>
        }
      >
        {local.length === 0 && (
          <p className="soft">
            None yet. The five needs of the programme do not cover everything: many women come through violence and
            abuse or children’s services, and not through crime and drug services.
          </p>
        )}
        <ul className={styles.list}>
          {local.map(({ id, label, definition, validFrom, validTo }) => (
            <li key={id} className={styles.item}>
              <p className={styles.row}>
                <b>{label}</b>
                <span className="soft">{heldInWords(validFrom, validTo)}</span>
              </p>
              <p>{definition}</p>
              {validTo === null && (
                <Button size="small" label={`End ${label}`} onPress={() => setOpen({ id, label })}>
                  End it
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {open === 'definition' && <DefinitionForm needs={data?.needs ?? []} onClose={() => setOpen(null)} />}
      {open === 'need' && <LocalNeedForm proposals={data?.proposals ?? []} onClose={() => setOpen(null)} />}
      {open !== null && typeof open === 'object' && <EndNeed need={open} onClose={() => setOpen(null)} />}
    </>
  );
}
