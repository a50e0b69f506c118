import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Draw } from './drawing.ts';
import styles from './progress.module.css';
import { usePlot } from './use-plot.ts';

interface ChartProps {
  /** What it shows, of whom and when: read out in its place, and seen above it. */
  readonly label: string;
  /** What it says, in a sentence. */
  readonly reading: ReactNode;
  readonly draw: Draw;
  readonly table: ReactNode;
  readonly showsTable: boolean;
  readonly onToggle: () => void;
  /** What stands in its place where there is nothing to draw. */
  readonly otherwise: string;
}

function Drawing({ draw, label, otherwise }: Pick<ChartProps, 'draw' | 'label' | 'otherwise'>) {
  const place = useRef<HTMLDivElement>(null);
  const plot = usePlot();
  const chart = useMemo(() => (plot === null ? undefined : draw(plot)), [plot, draw]);
  useEffect(() => {
    if (chart) place.current?.replaceChildren(chart);
  }, [chart]);
  if (chart === undefined) return <p className="soft">Drawing…</p>;
  if (chart === null) return <p className="soft">{otherwise}</p>;
  return <div ref={place} className={styles.chart} role="img" aria-label={`${label}. The numbers are in the table.`} />;
}

/** A chart with its sentence, and its table of numbers one key away. */
export function Chart(props: ChartProps) {
  const { label, reading, table, showsTable, onToggle } = props;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <Button kind="quiet" size="small" shortcut="T" onPress={onToggle}>
          {showsTable ? 'Show the chart' : 'Show the table'}
        </Button>
      </figcaption>
      <p className={styles.reading}>{reading}</p>
      {showsTable ? table : <Drawing draw={props.draw} label={label} otherwise={props.otherwise} />}
    </figure>
  );
}
