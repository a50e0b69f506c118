import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PersonSummary } from '../../../domain/people/operations.ts';
import { useReference } from '../../client.ts';
import { dayInBrief } from '../../ui/dates.ts';
import { EligibilityTag } from './eligibility-tag.tsx';
import styles from './people.module.css';

interface PeopleListProps {
  readonly people: readonly PersonSummary[];
  readonly onOpen: (personId: string) => void;
}

const rowPixels = 53;

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

const activeName = '[data-name-of][tabindex="0"]';

/** Moves the focus from the search into the list; answers whether there was anybody to go to. */
export function focusList(): boolean {
  const name = document.querySelector<HTMLElement>(activeName);
  name?.focus();
  return name !== null;
}

/** A long list that draws only what is in sight. Arrows move, Enter opens. */
export function PeopleList({ people, onOpen }: PeopleListProps) {
  const frame = useRef<HTMLTableElement>(null);
  const wanted = useRef<number | null>(null);
  const [at, setAt] = useState(0);
  const [top, setTop] = useState(0);
  useEffect(() => setTop(frame.current?.offsetTop ?? 0), []);
  const active = Math.min(at, people.length - 1);
  const rows = useWindowVirtualizer({
    count: people.length,
    estimateSize: () => rowPixels,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => people[index]?.id ?? index,
  });
  const drawn = rows.getVirtualItems();
  // Somebody who scrolled with the mouse still finds a stop for the Tab key among the rows in sight.
  const stop = drawn.some(({ index }) => index === active) ? active : drawn[0]?.index;
  const before = (drawn[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top);

  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]?.(active, people.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    wanted.current = to;
    setAt(to);
    rows.scrollToIndex(to, { align: 'auto' });
    frame.current?.querySelector<HTMLElement>(`[data-name-of="${to}"]`)?.focus();
  };
  // A row that the arrows reached before it was drawn takes the focus as it appears.
  const arrive = (element: HTMLElement | null, index: number) => {
    if (!element || wanted.current !== index) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  };

  return (
    <table ref={frame} aria-label="People" aria-rowcount={people.length + 1} className={styles.list}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Reference</th>
          <th scope="col">Needs</th>
          <th scope="col">Definition</th>
          <th scope="col">Cohort</th>
        </tr>
      </thead>
      <tbody onKeyDown={move}>
        <Space height={before} />
        {drawn.map(({ index, key }) => {
          const person = people[index];
          return (
            person && (
              <Line
                key={key}
                person={person}
                index={index}
                isActive={index === stop}
                measure={rows.measureElement}
                onName={arrive}
                onOpen={onOpen}
                onFocus={setAt}
              />
            )
          );
        })}
        <Space height={after} />
      </tbody>
    </table>
  );
}

/** Stands for the rows above or below that are not drawn. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused, and this one says nothing
    <tr aria-hidden="true" className={styles.space}>
      <td style={{ height }} />
    </tr>
  );
}

interface LineProps {
  readonly person: PersonSummary;
  readonly index: number;
  readonly isActive: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onName: (element: HTMLElement | null, index: number) => void;
  readonly onOpen: (personId: string) => void;
  readonly onFocus: (index: number) => void;
}

function Line({ person, index, isActive, measure, onName, onOpen, onFocus }: LineProps) {
  const reference = useReference();
  const needs = reference.needs
    .filter((need) => person.needs.includes(need.code))
    .map((need) => need.label)
    .join(', ');
  return (
    // The name inside is the button; the line only makes it easier to hit.
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      ref={measure}
      className={styles.line}
      onClick={() => onOpen(person.id)}
    >
      <th scope="row">
        <button
          type="button"
          ref={(element) => onName(element, index)}
          data-name-of={index}
          tabIndex={isActive ? 0 : -1}
          className={styles.name}
          onFocus={() => onFocus(index)}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(person.id);
          }}
        >
          {person.preferredName}
        </button>
        {person.fullName && person.fullName !== person.preferredName && (
          <span className={styles.fullName}>{person.fullName}</span>
        )}
      </th>
      <td className="figures soft">{person.reference}</td>
      <td className={needs === '' ? 'faint' : undefined}>{needs === '' ? noNeeds(person) : needs}</td>
      <td>
        <EligibilityTag outcome={person.eligibility} />
      </td>
      <td className="soft">{cohortWords(person)}</td>
    </tr>
  );
}

/** Where needs may not be shown they are recorded all the same. */
const noNeeds = ({ eligibility }: PersonSummary): string => (eligibility === null ? 'Recorded' : 'None recorded');

function cohortWords({ joinedOn, leftOn }: PersonSummary): string {
  if (joinedOn === null) return 'Not in the cohort';
  return leftOn === null ? `Since ${dayInBrief(joinedOn)}` : `Left ${dayInBrief(leftOn)}`;
}
