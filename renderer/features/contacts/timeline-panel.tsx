import { useCallback, useMemo, useState } from 'react';
import { type EntryKind, entryKinds, kindWords } from '../../../domain/contacts/kinds.ts';
import { useMay } from '../../may.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QuickAdd } from './quick-add.tsx';
import { TimelineList } from './timeline-list.tsx';
import { linesOf, useTimeline } from './use-timeline.ts';

type Counts = Readonly<Partial<Record<EntryKind, number>>>;

function chipsOf(counts: Counts) {
  const held = entryKinds.filter((kind) => (counts[kind] ?? 0) > 0);
  const everything = held.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return [
    { code: 'all' as const, label: 'Everything', count: everything },
    ...held.map((kind) => ({ code: kind, label: kindWords[kind].label, count: counts[kind] ?? 0 })),
  ];
}

/** What happened, newest first, with one field to add to it. */
export function TimelinePanel({ personId, name }: { readonly personId: string; readonly name: string }) {
  const [kind, setKind] = useState<EntryKind | 'all'>('all');
  const mayAdd = useMay('contacts.addEntry');
  const {
    data: pages,
    error,
    isPending,
    hasNextPage,
    isFetching,
    fetchNextPage,
    refetch,
  } = useTimeline(personId, kind);
  const lines = useMemo(() => linesOf(pages ?? [], kind), [pages, kind]);
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const chips = chipsOf(pages?.[0]?.whole?.counts ?? {});
  return (
    <Panel title="Timeline">
      <div className="stack">
        {mayAdd && <QuickAdd personId={personId} />}
        {isPending && <Loading />}
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {chips.length > 2 && <FilterChips options={chips} value={kind} onChange={setKind} />}
        {pages !== undefined && lines.length === 0 && (
          <Empty title="Nothing is recorded yet">
            The first contact with {name}, a note, a stay in hospital: whatever helps the next person to know.
          </Empty>
        )}
        {lines.length > 0 && <TimelineList personId={personId} lines={lines} onNearEnd={onNearEnd} />}
      </div>
    </Panel>
  );
}
