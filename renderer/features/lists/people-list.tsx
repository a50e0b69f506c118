import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { columnLabels } from '../../../domain/lists/list-files.ts';
import type { ListedPerson, ListView } from '../../../domain/lists/operations.ts';
import type { ListColumn } from '../../../domain/lists/people-list.ts';
import { useReference } from '../../client.ts';
import { Tag } from '../../ui/tag.tsx';
import { orderOf } from './column-words.ts';
import { PeopleCell } from './people-cell.tsx';
import styles from './people-list.module.css';

interface PeopleListProps {
  /** Names the list; another name is another list, which begins at its top. */
  readonly name: string;
  readonly count: number;
  /** The person of a line, or undefined while it is being fetched. */
  readonly at: (index: number) => ListedPerson | undefined;
  /** Told which lines are in sight. */
  readonly onSight: (first: number, last: number) => void;
  readonly columns: readonly ListColumn[];
  readonly order: ListView['order'];
  readonly onOrder: (order: ListView['order']) => void;
  readonly onOpen: (personId: string) => void;
}

const rowPixels = 53;

/** Rows drawn above and below what is in sight. */
const overscan = 6;

/**
 * How high a row is, as the browser tells once it has drawn it. Asking when a row appears would have the whole page laid out
 * for each row by itself.
 */
const heightOf = (
  element: HTMLElement,
  entry: ResizeObserverEntry | undefined,
  { options, measurementsCache }: Virtualizer<Window, HTMLElement>,
): number => {
  const told = entry?.borderBoxSize[0]?.blockSize;
  if (told !== undefined) return Math.round(told);
  const index = Number(element.dataset.index);
  return measurementsCache[index]?.size ?? options.estimateSize(index);
};

const estimateSize = (): number => rowPixels;

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

/** The lines in sight of a list, and where it begins in the window; another list is seen from its top. */
function useLines(
  name: PeopleListProps['name'],
  count: number,
  frame: RefObject<HTMLTableElement | null>,
  setAt: (at: number) => void,
) {
  const [top, setTop] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above another list may be higher
  useEffect(() => setTop(frame.current?.offsetTop ?? 0), [name]);
  const rows = useWindowVirtualizer<HTMLElement>({
    count,
    estimateSize,
    overscan,
    scrollMargin: top,
    measureElement: heightOf,
  });
  const named = useRef(name);
  useLayoutEffect(() => {
    if (named.current === name) return;
    named.current = name;
    setAt(0);
    if ((rows.scrollOffset ?? 0) > 0) window.scrollTo({ top: 0 });
  }, [name, rows, setAt]);
  return { rows, top };
}

/**
 * A long list that draws only what is in sight. Arrows move, Enter opens. Its lines stay from one answer to the next, so that a
 * letter changes what is in them and builds none anew.
 */
export const PeopleList = memo(function PeopleList(props: PeopleListProps) {
  const { name, count, at: personAt, onSight, columns, order, onOrder, onOpen } = props;
  const { needs } = useReference();
  const frame = useRef<HTMLTableElement>(null);
  const wanted = useRef<number | null>(null);
  const [at, setAt] = useState(0);
  const active = Math.min(at, count - 1);
  const { rows, top } = useLines(name, count, frame, setAt);
  const drawn = rows.getVirtualItems();
  // Somebody who scrolled with the mouse still finds a stop for the Tab key among the rows in sight.
  const stop = drawn.some(({ index }) => index === active) ? active : drawn[0]?.index;
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  useEffect(() => onSight(first, last), [onSight, first, last]);
  const before = (drawn[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top);

  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]?.(active, count - 1);
    if (to === undefined) return;
    event.preventDefault();
    wanted.current = to;
    setAt(to);
    rows.scrollToIndex(to, { align: 'auto' });
    frame.current?.querySelector<HTMLElement>(`[data-name-of="${to}"]`)?.focus();
  };
  // A row that the arrows reached before it was drawn takes the focus as it appears.
  const arrive = useCallback((element: HTMLElement | null, index: number) => {
    if (!element || wanted.current !== index) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  }, []);

  return (
    <table ref={frame} aria-label="People" aria-rowcount={count + 1} className={styles.list}>
      <thead>
        <tr>
          {(['name', ...columns] as const).map((column) => (
            <Heading key={column} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={move}>
        <Space height={before} />
        {drawn.map(({ index, key }) => {
          const person = personAt(index);
          return person ? (
            <Line
              key={key}
              person={person}
              columns={columns}
              needs={needs}
              index={index}
              isActive={index === stop}
              measure={rows.measureElement}
              onName={arrive}
              onOpen={onOpen}
              onFocus={setAt}
            />
          ) : (
            <Space key={key} height={rowPixels} />
          );
        })}
        <Space height={after} />
      </tbody>
    </table>
  );
});

interface HeadingProps {
  readonly column: ListColumn | 'name';
  readonly order: ListView['order'];
  readonly onOrder: (order: ListView['order']) => void;
}

/** A column's heading; pressing it puts the list in order by it, and pressing it again turns that round. */
function Heading({ column, order, onOrder }: HeadingProps) {
  const by = orderOf[column];
  const label = column === 'name' ? 'Name' : columnLabels[column];
  if (by === null)
    return (
      <th scope="col" className={styles[column]}>
        {label}
      </th>
    );
  const isChosen = order.by === by;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={styles[column]} aria-sort={isChosen ? direction : 'none'}>
      <button
        type="button"
        className={styles.heading}
        onClick={() => onOrder({ by, descending: isChosen && !order.descending })}
      >
        {label}
        <span aria-hidden="true" className={styles.turn}>
          {isChosen ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
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
  readonly person: ListedPerson;
  readonly columns: readonly ListColumn[];
  readonly needs: ReturnType<typeof useReference>['needs'];
  readonly index: number;
  readonly isActive: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onName: (element: HTMLElement | null, index: number) => void;
  readonly onOpen: (personId: string) => void;
  readonly onFocus: (index: number) => void;
}

const Line = memo(function Line(props: LineProps) {
  const { person, columns, needs, index, isActive, measure, onName, onOpen, onFocus } = props;
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
          className={styles.nameButton}
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
        {person.restricted && <Tag tone="amber">Use restricted</Tag>}
      </th>
      {columns.map((column) => (
        <PeopleCell key={column} person={person} column={column} needs={needs} />
      ))}
    </tr>
  );
});
