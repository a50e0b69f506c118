import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PersonSummary } from '../../../domain/people/operations.ts';
import { useReference } from '../../client.ts';
import { cx } from '../../ui/cx.ts';
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

/** A long list that draws only what is in sight. Arrows move, Enter opens. */
export function PeopleList({ people, onOpen }: PeopleListProps) {
  const frame = useRef<HTMLDivElement>(null);
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
    // biome-ignore lint/a11y/useSemanticElements: rows come and go while scrolling, which a table element cannot lay out
    <div ref={frame} role="table" aria-label="People" aria-rowcount={people.length + 1} className={styles.list}>
      <div role="rowgroup">
        <Heads />
      </div>
      <div role="rowgroup" onKeyDown={move}>
        <div role="presentation" style={{ height: before }} />
        {drawn.map(({ index, key }) => {
          const person = people[index];
          return (
            person && (
              <Line
                key={key}
                person={person}
                index={index}
                isActive={index === active}
                measure={rows.measureElement}
                onName={arrive}
                onOpen={onOpen}
                onFocus={setAt}
              />
            )
          );
        })}
        <div role="presentation" style={{ height: Math.max(0, after) }} />
      </div>
    </div>
  );
}

const Heads = () => (
  // biome-ignore lint/a11y/useSemanticElements: see above
  <div role="row" aria-rowindex={1} tabIndex={-1} className={cx(styles.line, styles.heads)}>
    {['Name', 'Reference', 'Needs', 'Definition', 'Cohort'].map((head) => (
      // biome-ignore lint/a11y/useSemanticElements: see above
      <span key={head} role="columnheader" tabIndex={-1}>
        {head}
      </span>
    ))}
  </div>
);

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
  const { needLabel } = useReference();
  const needs = person.needs.map(needLabel).join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: the name inside is the button; the line only makes it easier to hit
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-index={index}
      ref={measure}
      className={styles.line}
      onClick={() => onOpen(person.id)}
    >
      <span role="cell">
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
      </span>
      <span role="cell" className="figures soft">
        {person.reference}
      </span>
      <span role="cell" className={needs === '' ? 'faint' : undefined}>
        {needs === '' ? 'None recorded' : needs}
      </span>
      <span role="cell">
        <EligibilityTag outcome={person.eligibility} />
      </span>
      <span role="cell" className="soft">
        {cohortWords(person)}
      </span>
    </div>
  );
}

function cohortWords({ joinedOn, leftOn }: PersonSummary): string {
  if (joinedOn === null) return 'Not in the cohort';
  return leftOn === null ? `Since ${dayInBrief(joinedOn)}` : `Left ${dayInBrief(leftOn)}`;
}
