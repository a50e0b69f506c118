import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './person.module.css';

type Joined = Person['joined'][number];

/** Records that were made one with this one, each with the way back. Whoever may not decide it reads it only. */
export function JoinedRecords({ person }: { readonly person: Person }) {
  const today = useToday();
  const apart = useTakingApart(person);
  if (person.joined.length === 0) return null;
  return (
    <>
      <ul className={styles.earlier}>
        {person.joined.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> <span className="figures">{one.reference}</span> was made one with this record by{' '}
            {one.who}, {momentInWords(one.at, today)}. <TakeApart one={one} apart={apart} />
          </li>
        ))}
      </ul>
      {apart.error && <Failure error={apart.error} />}
    </>
  );
}

/** The same in the history, where somebody looks for what was done. */
export function JoinedPanel({ person }: { readonly person: Person }) {
  if (person.joined.length === 0) return null;
  return (
    <Panel title="Records that were made one">
      <JoinedRecords person={person} />
      <p className="soft small">
        Taken apart, each has again what was its own. What was written since stays with the record that was kept.
      </p>
    </Panel>
  );
}

/** Says to whoever looked for a record that was joined why they are on this page. */
export function CameByBanner({ person, cameBy }: { readonly person: Person; readonly cameBy: string | undefined }) {
  const apart = useTakingApart(person);
  const one = person.joined.find(({ recordId }) => recordId === cameBy);
  if (one === undefined) return null;
  return (
    <>
      <p role="status" className="row">
        <Tag>Two records, one person</Tag>
        <span>
          {one.name} <span className="figures">{one.reference}</span>, which you looked for, is part of this record.{' '}
          <TakeApart one={one} apart={apart} />
        </span>
      </p>
      {apart.error && <Failure error={apart.error} />}
    </>
  );
}

function useTakingApart(person: Person) {
  const may = useMay('people.unmerge');
  const { run, saving, error } = useWrite('people.unmerge', { toast: 'Two records again' });
  return { may, saving, error, run: (mergeId: string) => void run({ personId: person.id, mergeId }) };
}

function TakeApart({ one, apart }: { readonly one: Joined; readonly apart: ReturnType<typeof useTakingApart> }) {
  if (!apart.may) return null;
  return (
    <Button
      size="small"
      kind="quiet"
      label={`Take ${one.reference} apart from this record again`}
      isDisabled={apart.saving}
      onPress={() => apart.run(one.id)}
    >
      Take apart
    </Button>
  );
}
