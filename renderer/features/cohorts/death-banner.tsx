import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AfterDeath } from './after-death.tsx';
import styles from './cohorts.module.css';
import { DeathDialog } from './death-dialog.tsx';
import { partialInWords } from './death-words.ts';
import { TakeBackDeath } from './take-back-death.tsx';

/** That somebody has died, or that it is feared, in plain and respectful words, with what follows from it. */
export function DeathBanner({ person }: { readonly person: Person }) {
  const { data } = useRead('cohorts.deathOf', { personId: person.id }, { enabled: person.death !== null });
  const [open, setOpen] = useState<'change' | 'take-back' | null>(null);
  const mayWrite = useMay('cohorts.changeDeath');
  const death = data?.death;
  if (person.death === null || !data || !death) return null;
  const name = person.preferredName;
  const says = person.death === 'concluded' ? `${name} has died` : `It is feared that ${name} has died`;
  return (
    <Panel title={says}>
      <div className={styles.notice} role="status">
        {death.diedOn !== null && (
          <p>
            {person.death === 'concluded' ? `${name} died` : `It would have been`} {partialInWords(death.diedOn)}.
          </p>
        )}
        <p className="soft">
          {person.death === 'concluded'
            ? 'Nobody seeks them out any more, and nights are counted to the day before. The record stays, and so does their own story.'
            : 'It is not certain. Nobody seeks them out until it is known; no figure changes before that.'}
        </p>
        {mayWrite && (
          <div className={styles.buttons}>
            <Button size="small" onPress={() => setOpen('change')}>
              {person.death === 'concluded' ? 'What is known' : 'More is known'}
            </Button>
            <Button size="small" kind="quiet" onPress={() => setOpen('take-back')}>
              It was a mistake
            </Button>
          </div>
        )}
      </div>
      <AfterDeath person={person} data={data} death={death} />
      {open === 'change' && <DeathDialog person={person} death={death} onClose={() => setOpen(null)} />}
      {open === 'take-back' && (
        <TakeBackDeath person={person} death={death} stopped={data.stopped.length} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}
