import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './table.module.css';

interface TableProps {
  /** What the table shows; read out, and seen unless hidden. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly children: ReactNode;
  /** Lines around every cell, as in the outcomes grid. */
  readonly grid?: boolean;
}

/** True while the element is wider inside than outside, so that only what scrolls becomes a stop for the Tab key. */
function useOverflow() {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { frame, overflows };
}

/** A plain table with tabular figures. `Head`, `Row`, `Th` and `Td` go inside; it scrolls sideways when it must. */
export function Table({ caption, captionShown = false, children, grid = false }: TableProps) {
  const { frame, overflows } = useOverflow();
  const reachable = overflows ? { tabIndex: 0, role: 'group', 'aria-label': caption } : {};
  return (
    <div ref={frame} className={styles.scroll} {...reachable}>
      <table className={cx(styles.table, grid && styles.grid)}>
        <caption className={captionShown ? styles.caption : 'visually-hidden'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export const Head = ({ children }: { readonly children: ReactNode }) => (
  <thead>
    <tr>{children}</tr>
  </thead>
);

export const Body = ({ children }: { readonly children: ReactNode }) => <tbody>{children}</tbody>;

export const Row = ({ children }: { readonly children: ReactNode }) => <tr>{children}</tr>;

interface CellProps {
  readonly children?: ReactNode;
  readonly right?: boolean;
  readonly soft?: boolean;
  readonly span?: number;
}

const classOf = ({ right, soft }: CellProps): string =>
  `${right ? styles.right : ''} ${soft ? styles.soft : ''}`.trim();

/** A heading of a column, or of a row with `row`. */
export const Th = ({ children, row = false, ...rest }: CellProps & { readonly row?: boolean }) => (
  <th scope={row ? 'row' : 'col'} className={`${classOf(rest)} ${row ? styles.rowHead : ''}`}>
    {children}
  </th>
);

export const Td = ({ children, span, ...rest }: CellProps) => (
  <td className={classOf(rest)} {...(span === undefined ? {} : { colSpan: span })}>
    {children}
  </td>
);
