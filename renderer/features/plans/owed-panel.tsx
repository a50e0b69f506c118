import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { type OwedCode, owedCodes, owedLabels } from '../../../domain/plans/owed.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo, useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ContactDays } from './contact-days.tsx';
import styles from './plans.module.css';

type Answer = OutputOf<'plans.owed'>;

/** As many as can be taken in at once, and how many more each press shows; the list of people holds them all. */
const [shownFirst, shownMore, shownMost] = [5, 20, 105] as const;

/** People we owe a contact, a plan or something else that was agreed. */
export function OwedPanel() {
  const may = useMay('plans.owed');
  const [code, setCode] = useState<OwedCode | null>(null);
  const [count, setCount] = useState<number>(shownFirst);
  const input = { code, from: 0, count };
  const { data, error, refetch } = useRead('plans.owed', input, { enabled: may, keepPrevious: true });
  if (!may) return null;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return data ? <Owed answer={data} code={code} onCode={setCode} count={count} onCount={setCount} /> : null;
}

const sentence = (people: number): string => {
  if (people === 0) return 'Nobody: everyone has been seen and has a plan.';
  return people === 1 ? 'We owe one person something.' : `We owe ${people} people something.`;
};

interface OwedProps {
  readonly answer: Answer;
  readonly code: OwedCode | null;
  readonly onCode: (code: OwedCode | null) => void;
  readonly count: number;
  readonly onCount: (count: number) => void;
}

function Owed({ answer: { people, everyone, counts, contactDays }, code, onCode, count, onCount }: OwedProps) {
  const mayDecide = useMay('plans.setContactDays');
  const go = useGo();
  const kinds = owedCodes.filter((one) => counts[one] > 0);
  const choose = (chosen: OwedCode | 'all') => {
    onCode(chosen === 'all' ? null : chosen);
    onCount(shownFirst);
  };
  return (
    <Panel
      title="People we owe a contact or a plan"
      aside={
        <Button kind="quiet" size="small" onPress={() => go({ screen: 'gaps' })}>
          Who is known and not served
        </Button>
      }
    >
      <p>{sentence(everyone)}</p>
      {kinds.length > 1 && (
        <FilterChips<OwedCode | 'all'>
          value={code ?? 'all'}
          onChange={choose}
          options={[
            { code: 'all', label: 'All', count: everyone },
            ...kinds.map((one) => ({ code: one, label: owedLabels[one], count: counts[one] })),
          ]}
        />
      )}
      <ul className={styles.lines} aria-label="People we owe something">
        {people.map((person) => (
          <li key={person.personId}>
            <OwedLine person={person} />
          </li>
        ))}
      </ul>
      <Further listed={code === null ? everyone : counts[code]} count={count} onCount={onCount} />
      {mayDecide && <ContactDays days={contactDays} />}
    </Panel>
  );
}

interface FurtherProps extends Pick<OwedProps, 'count' | 'onCount'> {
  /** How many there are to be shown. */
  readonly listed: number;
}

/** The way to those who are not shown yet: some more here, and all of them in the list of people. */
function Further({ listed, count, onCount }: FurtherProps) {
  const go = useGo();
  const show = useSession((state) => state.showPeople);
  const openList = () => {
    show({ text: '', state: 'owed', needs: [], agencyId: null });
    go({ screen: 'people' });
  };
  if (listed <= shownFirst) return null;
  const next = Math.min(listed - count, shownMore, shownMost - count);
  return (
    <div className={styles.further}>
      {next > 0 && (
        <Button kind="quiet" size="small" onPress={() => onCount(count + next)}>
          Show {next} more
        </Button>
      )}
      {count > shownFirst && (
        <Button kind="quiet" size="small" onPress={() => onCount(shownFirst)}>
          Show fewer
        </Button>
      )}
      <Button kind="quiet" size="small" onPress={openList}>
        Show all in the list of people
      </Button>
    </div>
  );
}

function OwedLine({ person }: { readonly person: Answer['people'][number] }) {
  const { personId, name, reference, lead, isMine, owed } = person;
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
