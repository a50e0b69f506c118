import { useState } from 'react';
import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useReturnFocus } from '../fidelity/return-focus.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import styles from './evaluation.module.css';
import { findEntries, type Perspective, perspectives } from './perspectives.ts';

type Writing = { readonly entry: FrameworkEntry | null };

function Found({
  entries,
  change,
}: {
  readonly entries: readonly FrameworkEntry[];
  change: (entry: FrameworkEntry) => void;
}) {
  const [perspective, setPerspective] = useState<Perspective | 'all'>('all');
  const [typed, setTyped] = useState('');
  const found = findEntries(entries, perspective, typed);
  const countOf = (code: Perspective | 'all') => findEntries(entries, code, '').length;
  return (
    <Panel
      title="Entries"
      aside={
        <span role="status">
          {found.length === entries.length ? `${entries.length} in all` : `${found.length} of ${entries.length} shown`}
        </span>
      }
    >
      <div className={styles.filters}>
        <Choice
          label="Perspective shown"
          value={perspective}
          options={[{ code: 'all' as const, label: 'All' }, ...perspectives].map(({ code, label }) => ({
            code,
            label: `${label} ${countOf(code)}`,
          }))}
          onChange={setPerspective}
        />
        <TextField label="Find in entries" type="search" value={typed} onChange={setTyped} />
      </div>
      <EntryList entries={found} change={change} />
    </Panel>
  );
}

/** The evaluation framework: questions, what was found, and where that comes from. */
export function Framework() {
  const { data, error, refetch } = useRead('evaluation.list', {});
  const mayAdd = useMay('evaluation.add');
  const [writing, show] = useState<Writing | null>(null);
  const rememberOpener = useReturnFocus(writing !== null);
  const setWriting = (next: Writing | null) => {
    if (next !== null) rememberOpener();
    show(next);
  };
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading>Fetching the entries</Loading>;
  const add = mayAdd && (
    <Button kind="main" onPress={() => setWriting({ entry: null })}>
      Add an entry
    </Button>
  );
  return (
    <>
      {writing !== null && (
        <EntryForm key={writing.entry?.id ?? 'new'} entry={writing.entry} close={() => setWriting(null)} />
      )}
      {writing === null && data.entries.length > 0 && <div>{add}</div>}
      {data.entries.length > 0 && <Found entries={data.entries} change={(entry) => setWriting({ entry })} />}
      {writing === null && data.entries.length === 0 && (
        <Panel label="No entries yet">
          <Empty title="What did this quarter teach you?" action={add}>
            An entry is one question, what you found and where that comes from: for one person’s experience, for how
            services work together, or for the whole system. Entries name nobody.
          </Empty>
        </Panel>
      )}
    </>
  );
}
