import type { OutputOf } from '../../../domain/contract.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './return-table.module.css';

type PreviewTable = OutputOf<'returns.preview'>['tables'][number];
type Cell = PreviewTable['rows'][number]['cells'][number];

interface ReturnTableProps {
  readonly table: PreviewTable;
  /** Puts the true count beside what a reader would see. */
  readonly withCounts: boolean;
}

function Figure({ cell, withCounts }: { readonly cell: Cell; readonly withCounts: boolean }) {
  return (
    <td className={cell.hidden ? styles.hidden : undefined}>
      {cell.shown}
      {cell.hidden && <span className="visually-hidden"> (hidden)</span>}
      {withCounts && cell.count !== null && String(cell.count) !== cell.shown && (
        <span className={styles.count}>
          <span className="visually-hidden">, count behind: </span>
          {cell.count}
        </span>
      )}
    </td>
  );
}

/** One table exactly as a reader would see it; hidden figures are violet and hold the rule's symbol. */
export function ReturnTable({ table, withCounts }: ReturnTableProps) {
  const hidden = table.rows.flatMap((row) => row.cells).filter((cell) => cell.hidden);
  const symbol = hidden[0]?.shown;
  return (
    <Panel
      title={table.title}
      aside={symbol !== undefined && <Tag tone="violet">{`${hidden.length} hidden as ${symbol}`}</Tag>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={`${table.title}, table`} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">{table.title}</caption>
          <thead>
            <tr>
              <th scope="col">{table.rowLabel}</th>
              {table.columns.map((column) => (
                <th key={column.code} scope="col" className={styles.figure}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, at) => (
                  <Figure key={table.columns[at]?.code ?? at} cell={cell} withCounts={withCounts} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.notes.length > 0 && (
        <ul className={styles.notes}>
          {table.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
