import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import type { EntryKind } from '../../../domain/contacts/kinds.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { type CallError, call } from '../../call.ts';

type Page = OutputOf<'contacts.timeline'>;

/** A line of the list: the heading of a month, something that happened, or that something is recorded. */
export type TimelineLine =
  | { readonly type: 'month'; readonly month: string }
  | { readonly type: 'entry'; readonly entry: TimelineEntry }
  | { readonly type: 'withheld'; readonly month: string };

/** A person's timeline, a page at a time, asked for again when something about contacts changes. */
export function useTimeline(personId: string, kind: EntryKind | 'all') {
  const kinds = kind === 'all' ? [] : [kind];
  return useInfiniteQuery<Page, CallError, readonly Page[], unknown[], string | null>({
    queryKey: ['contacts.timeline', { personId, kinds }],
    queryFn: ({ pageParam }) => call('contacts.timeline', { personId, kinds, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages,
  });
}

/**
 * The lines of what has been read so far, grouped by month, newest first. Where something may not be shown its month says
 * so, but only among everything: among one kind it would tell which kind it is.
 */
export function linesOf(pages: readonly Page[], kind: EntryKind | 'all'): TimelineLine[] {
  const entries = pages.flatMap((page) => page.entries);
  const last = pages.at(-1);
  const reached = last?.next == null ? '' : (entries.at(-1)?.happenedOn.slice(0, 7) ?? '');
  const hidden = kind === 'all' ? (pages[0]?.whole?.withheldMonths ?? []).filter((month) => month >= reached) : [];
  const byMonth = new Map<string, TimelineLine[]>();
  for (const entry of entries) {
    const month = entry.happenedOn.slice(0, 7);
    const line = { type: 'entry', entry } as const;
    const own = byMonth.get(month);
    if (own === undefined) byMonth.set(month, [line]);
    else own.push(line);
  }
  const months = [...new Set([...byMonth.keys(), ...hidden])].sort().reverse();
  return months.flatMap((month) => [
    { type: 'month', month } as const,
    ...(byMonth.get(month) ?? []),
    ...(hidden.includes(month) ? [{ type: 'withheld', month } as const] : []),
  ]);
}
