import { useCallback, useRef, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ListedPerson } from '../../../domain/lists/operations.ts';
import { useRead, useReads } from '../../client.ts';
import { useSession } from '../../session-store.ts';

/** People asked for at once: about two screens of a tall window, drawn in one part more. */
const each = 40;

export interface PeopleParts {
  /** The newest answer; it stays while the next is fetched. */
  readonly answer: OutputOf<'lists.people'> | undefined;
  /** Names the list that the newest answer is of; another name is another list, which begins at its top. */
  readonly answered: string;
  readonly error: ReturnType<typeof useRead<'lists.people'>>['error'];
  readonly retry: () => void;
  /** The person of a line, or undefined while it is being fetched. */
  readonly at: (index: number) => ListedPerson | undefined;
  /** Tells which lines are in sight, so that what they hold is fetched. */
  readonly onSight: (first: number, last: number) => void;
}

const partsBetween = (first: number, last: number): number[] => {
  const parts: number[] = [];
  for (let part = Math.max(1, Math.floor(first / each)); part <= Math.floor(last / each); part += 1) parts.push(part);
  return parts;
};

type Answers = ReadonlyMap<number, OutputOf<'lists.people'> | undefined>;

const sameAnswers = (one: Answers, other: Answers): boolean =>
  one.size === other.size && [...one].every(([part, answer]) => other.get(part) === answer);

/** The list of people as the window shows it now, part by part. */
export function usePeopleParts(): PeopleParts {
  const { text, columns: _columns, ...shown } = useSession((state) => state.peopleView);
  const wanted = text.trim();
  const name = wanted === '' ? 'lists.people' : 'lists.find';
  const input = (from: number) => ({ ...shown, ...(wanted === '' ? {} : { text: wanted }), from, count: each });
  const query = JSON.stringify([name, input(0)]);
  const [sight, setSight] = useState({ query, parts: '' });
  // What was in sight of another query says nothing about this one.
  const further = sight.query === query && sight.parts !== '' ? sight.parts.split(' ').map(Number) : [];
  // The two operations take and give the same, but for the text.
  const first = useRead(name as 'lists.people', input(0) as never, { keepPrevious: true });
  // Until the answer comes the list before it stays as it is: drawing it anew for each letter takes longer than the answer.
  const [answered, setAnswered] = useState(query);
  if (!first.isPlaceholderData && answered !== query) setAnswered(query);
  const rest = useReads(
    name as 'lists.people',
    further.map((part) => input(part * each) as never),
  );
  const answers = new Map([[0, first.data], ...further.map((part, place) => [part, rest[place]?.data] as const)]);
  const held = useRef(answers);
  // The same function until another answer comes, so that a letter draws no line before there is something to draw.
  if (!sameAnswers(held.current, answers)) held.current = answers;
  const kept = held.current;
  const at = useCallback((index: number) => kept.get(Math.floor(index / each))?.people[index % each], [kept]);
  // The same function as long as the same list is shown: the list tells it again only when other lines come into sight.
  const onSight = useCallback(
    (from: number, until: number) => {
      const parts = partsBetween(from, until).join(' ');
      setSight((before) => (before.query === query && before.parts === parts ? before : { query, parts }));
    },
    [query],
  );
  return {
    answer: first.data,
    answered,
    error: first.error,
    retry: () => void first.refetch(),
    at,
    onSight,
  };
}
