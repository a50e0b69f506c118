import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { type OwedCode, owedCodes, owedLabels } from '../../../domain/plans/owed.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ContactDays } from './contact-days.tsx';
import styles from './plans.module.css';

type OwedPerson = OutputOf<'plans.owed'>['people'][number];

/** As many as can be taken in at once; the rest waits behind a button. */
const shownFirst = 5;

/** People we owe a contact, a plan or something else that was agreed. */
export function OwedPanel() {
  const may = useMay('plans.owed');
  const { data, error, refetch } = useRead('plans.owed', {}, { enabled: may });
  if (!may) return null;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return data ? <Owed people={data.people} contactDays={data.contactDays} /> : null;
}

const sentence = (people: number): string => {
  if (people === 0) return 'Nobody: everyone has been seen and has a plan.';
  return people === 1 ? 'We owe one person something.' : `We owe ${people} people something.`;
};

function Owed({ people, contactDays }: { readonly people: readonly OwedPerson[]; readonly contactDays: number }) {
  const [chosen, setChosen] = useState<OwedCode | 'all'>('all');
  const [all, setAll] = useState(false);
  const mayDecide = useMay('plans.setContactDays');
  const go = useGo();
  const holds = (code: OwedCode) => people.filter(({ owed }) => owed.some((one) => one.code === code));
  const kinds = owedCodes.filter((code) => holds(code).length > 0);
  const listed = chosen === 'all' ? people : holds(chosen);
  const shown = all ? listed : listed.slice(0, shownFirst);
  return (
    <Panel
      title="People we owe a contact or a plan"
      aside={
        <Button kind="quiet" size="small" onPress={() => go({ screen: 'gaps' })}>
          Who is known and not served
        </Button>
      }
    >
      <p>{sentence(people.length)}</p>
      {kinds.length > 1 && (
        <FilterChips<OwedCode | 'all'>
          value={chosen}
          onChange={setChosen}
          options={[
            { code: 'all', label: 'All', count: people.length },
            ...kinds.map((code) => ({ code, label: owedLabels[code], count: holds(code).length })),
          ]}
        />
      )}
      <ul className={styles.lines} aria-label="People we owe something">
        {shown.map((person) => (
          <li key={person.personId}>
            <OwedLine person={person} />
          </li>
        ))}
      </ul>
      {listed.length > shownFirst && (
        <Button kind="quiet" size="small" expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${listed.length}`}
        </Button>
      )}
      {mayDecide && <ContactDays days={contactDays} />}
    </Panel>
  );
}

function OwedLine({ person: { personId, name, reference, lead, isMine, owed } }: { readonly person: OwedPerson }) {
  const go = useGo();
  return (
    <div className={styles.action}>
      <div>
        <p className={styles.actionWords}>
          {name} <span className="faint figures">{reference}</span> {isMine && <Tag>Yours</Tag>}
        </p>
        {owed.map(({ sentence: words }) => (
          <p key={words} className="small">
            {words}
          </p>
        ))}
        {!isMine && lead !== null && <p className="soft small">Lead contact: {lead}</p>}
      </div>
      <Button size="small" label={`Open ${name}`} onPress={() => go({ screen: 'person', personId })}>
        Open
      </Button>
    </div>
  );
}
