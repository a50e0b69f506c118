import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { SaveFiles } from '../returns/save-files.tsx';
import { DisclosureMarks, GroundSentence } from './disclosure-lines.tsx';
import { FinishGround } from './finish-ground.tsx';
import styles from './sharing.module.css';

type Filter = Omit<InputOf<'sharing.allDisclosures'>, 'offset'>;
type Listed = OutputOf<'sharing.allDisclosures'>['disclosures'][number];

const everything: Filter = { agencyId: null, reference: null, fromOn: null, untilOn: null, only: null };
const onPage = 50;
const pause = 600;

const only = [
  { code: 'against', label: 'Something stood against it' },
  { code: 'open', label: 'Ground not finished' },
] as const;

/** Every disclosure, for whoever governs information: told to whom, about whom, on what ground. */
export function DisclosuresTab() {
  const [filter, setFilter] = useState(everything);
  const [typed, setTyped] = useState('');
  const [offset, setOffset] = useState(0);
  const reference = useSettled(typed.trim(), pause) || null;
  const asked = { ...filter, reference };
  const { data, error, isPending, refetch } = useRead(
    'sharing.allDisclosures',
    { ...asked, offset },
    { keepPrevious: true },
  );
  const change = (next: Partial<Filter>) => {
    setOffset(0);
    setFilter((present) => ({ ...present, ...next }));
  };
  const isOwn = error?.field === 'reference' || error?.field === 'untilOn';
  return (
    <Panel title="Who was told" aside={data && !error && <span role="status">{counted(data.total)}</span>}>
      <Filters
        filter={filter}
        change={change}
        typed={typed}
        onTyped={(next) => {
          setOffset(0);
          setTyped(next);
        }}
        error={error}
      />
      {isPending && <Loading />}
      {error && !isOwn && <Failure error={error} retry={() => void refetch()} />}
      {data && !error && <Lines disclosures={data.disclosures} />}
      <div className={styles.row}>
        {offset > 0 && <Button onPress={() => setOffset(offset - onPage)}>Newer</Button>}
        {data && !error && offset + onPage < data.total && (
          <Button onPress={() => setOffset(offset + onPage)}>Older</Button>
        )}
      </div>
      <SaveDisclosures filter={asked} />
    </Panel>
  );
}

const counted = (total: number): string => (total === 1 ? '1 disclosure' : `${total} disclosures`);

interface FilterProps {
  readonly filter: Filter;
  readonly change: (next: Partial<Filter>) => void;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly error: { readonly field?: string | undefined; readonly message: string } | null;
}

function Filters({ filter, change, typed, onTyped, error }: FilterProps) {
  const { agencies } = useReference();
  return (
    <div className={styles.filters}>
      <Select
        label="Told to"
        value={filter.agencyId}
        onChange={(agencyId) => change({ agencyId })}
        allowNone="Everybody"
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
      />
      <TextField
        label="About, by reference"
        value={typed}
        onChange={onTyped}
        error={error?.field === 'reference' ? 'Nobody in the register has that reference.' : undefined}
      />
      <DateField label="From" value={filter.fromOn} onChange={(fromOn) => change({ fromOn })} />
      <DateField
        label="To"
        value={filter.untilOn}
        onChange={(untilOn) => change({ untilOn })}
        error={error?.field === 'untilOn' ? error.message : undefined}
      />
      <Select
        label="Only where"
        value={filter.only}
        onChange={(code) => change({ only: only.find((one) => one.code === code)?.code ?? null })}
        allowNone="All of them"
        options={only}
      />
    </div>
  );
}

function Lines({ disclosures }: { readonly disclosures: readonly Listed[] }) {
  if (disclosures.length === 0) return <p className="soft">No disclosure fits. Widen the filters.</p>;
  return (
    <Table caption="Disclosures">
      <Head>
        <Th>On</Th>
        <Th>Told</Th>
        <Th>About</Th>
        <Th>What and on what ground</Th>
        <Th>By</Th>
      </Head>
      <Body>
        {disclosures.map((one) => (
          <Row key={one.id}>
            <Td>{dayInBrief(one.happenedOn)}</Td>
            <Td>{one.recipient}</Td>
            <Td>
              {one.person.name} <span className="faint figures">{one.person.reference}</span>
            </Td>
            <Td>
              {one.categories.map((category) => categoryLabels[category]).join(', ')}
              <span className={styles.why}>
                <GroundSentence one={one} />
              </span>
              <span className={styles.row}>
                <DisclosureMarks one={one} />
                <FinishGround personId={one.person.id} one={one} />
              </span>
            </Td>
            <Td>
              {one.who}
              <span className={styles.why}>{one.tellingAgency}</span>
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** Saves the list as it is filtered. */
function SaveDisclosures({ filter }: { readonly filter: Filter }) {
  const [saved, setSaved] = useState<OutputOf<'sharing.exportDisclosures'> | null>(null);
  const save = useWrite('sharing.exportDisclosures', { onDone: setSaved });
  return (
    <SaveFiles
      label="Save the list of disclosures"
      hint="As a spreadsheet, with references and no names, and without what was said in words."
      button="Save this list"
      working="Saving"
      save={save}
      onSave={(folder) => {
        setSaved(null);
        void save.run({ ...filter, folder });
      }}
    >
      {saved !== null && (
        <p role="status">
          <b>{counted(saved.disclosures)} written</b> to {saved.folder}.
        </p>
      )}
    </SaveFiles>
  );
}
