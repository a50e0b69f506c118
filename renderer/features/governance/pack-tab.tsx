import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { Paper } from '../../../domain/governance/document.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LostLaptop, type Noticed } from './lost-laptop.tsx';
import styles from './pack.module.css';
import { PaperView } from './paper-view.tsx';
import { SavePapers } from './save-papers.tsx';

type Pack = OutputOf<'governance.pack'>;

const what: Readonly<Record<string, string>> = {
  dpia: 'The text of a data protection impact assessment, with what this register answers filled in.',
  'processing-record': 'The record of processing activities (UK GDPR, Article 30).',
  limits: 'Where information goes, and what holds each limit: mathematics, the program, or people.',
};

/** The papers for whoever signs this off, made from the register as it is configured now. */
export function PackTab() {
  const [pack, setPack] = useState<Pack | null>(null);
  const [reading, setReading] = useState<{ paper: Paper; noticed: Noticed | null } | null>(null);
  const make = useWrite('governance.pack', { onDone: setPack });
  if (reading !== null)
    return (
      <PaperView paper={reading.paper} onClose={() => setReading(null)}>
        <SavePapers papers={[reading.paper.code]} noticed={reading.noticed} label="Save this paper" />
      </PaperView>
    );
  return (
    <div className="stack">
      <Panel
        title="Papers for whoever signs this off"
        aside={
          pack === null ? undefined : (
            <Button size="small" isDisabled={make.saving} onPress={() => void make.run({})}>
              Make them again
            </Button>
          )
        }
      >
        <p>
          They are made from this register as it is configured at the moment: its agencies and users, its keys and
          cipher, its backups and times of keeping. They hold nothing about anybody in the cohort. What the
          partnership’s own officer has to decide is marked, and nothing in them is legal advice.
        </p>
        {make.error && <Failure error={make.error} />}
        {pack === null ? (
          <div className={styles.buttons}>
            <Button kind="main" isDisabled={make.saving} onPress={() => void make.run({})}>
              {make.saving ? 'Making the papers' : 'Make the papers'}
            </Button>
          </div>
        ) : (
          <>
            <ul className={styles.papers}>
              {pack.papers.map((paper) => (
                <li key={paper.code} className={styles.paper}>
                  <div>
                    <b>{paper.title}</b>
                    <p className="soft small">{what[paper.code]}</p>
                  </div>
                  <Button
                    size="small"
                    label={`Read: ${paper.title}`}
                    onPress={() => setReading({ paper, noticed: null })}
                  >
                    Read
                  </Button>
                </li>
              ))}
            </ul>
            <SavePapers papers={pack.papers.map((paper) => paper.code)} noticed={null} label="Save all of them" />
          </>
        )}
      </Panel>
      <LostLaptop onMade={(paper, noticed) => setReading({ paper, noticed })} />
      <Panel title="What people ask for">
        <p>
          Access, correction, restriction, objection and erasure are recorded with their dates and decisions; a
          correction is told to the agency that contributed what was wrong. None of it stands in these papers, because
          it is about somebody.
        </p>
      </Panel>
    </div>
  );
}
