import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { monthInWords } from '../../ui/dates.ts';
import styles from './contacts.module.css';
import { EntryLine } from './entry-line.tsx';
import type { TimelineLine } from './use-timeline.ts';

interface TimelineListProps {
  readonly personId: string;
  readonly lines: readonly TimelineLine[];
  /** Called when the end of what has been read comes near. */
  readonly onNearEnd: () => void;
}

const linePixels = 92;
const nearEnd = 12;

const keyOf = (line: TimelineLine | undefined, index: number): string =>
  line === undefined ? String(index) : line.type === 'entry' ? line.entry.id : `${line.type} ${line.month}`;

/** A long list that draws only what is in sight. */
export function TimelineList({ personId, lines, onNearEnd }: TimelineListProps) {
  const frame = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => linePixels,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => keyOf(lines[index], index),
  });
  useEffect(() => {
    const place = () => {
      const at = frame.current?.getBoundingClientRect().top;
      if (at !== undefined) setTop(at + window.scrollY);
    };
    place();
    // What stands above grows and shrinks with the form that it holds.
    const seen = new ResizeObserver(place);
    seen.observe(document.body);
    return () => seen.disconnect();
  }, []);
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - nearEnd) onNearEnd();
  }, [last, lines.length, onNearEnd]);
  const before = (drawn[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top);
  return (
    <ul ref={frame} className={styles.timeline} aria-label="What happened, newest first">
      {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
      {drawn.map(({ index, key }) => (
        <li key={key} data-index={index} ref={rows.measureElement}>
          <Line personId={personId} line={lines[index]} />
        </li>
      ))}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
    </ul>
  );
}

function Line({ personId, line }: { readonly personId: string; readonly line: TimelineLine | undefined }) {
  if (line === undefined) return null;
  switch (line.type) {
    case 'month':
      return <h3 className={styles.month}>{monthInWords(`${line.month}-01`)}</h3>;
    case 'withheld':
      return <p className={styles.withheld}>Recorded. Something else of this month is not shown to you.</p>;
    default:
      return <EntryLine personId={personId} entry={line.entry} />;
  }
}
