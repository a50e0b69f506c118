import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  /** Small print or a quiet button at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly as?: 'section' | 'div' | 'form';
  /** The accessible name of a panel without a visible title. */
  readonly label?: string;
}

/** A white sheet on the calm ground. Panels never stand inside panels. */
export function Panel({ title, aside, children, as: Element = 'section', label }: PanelProps) {
  const id = useId();
  const named = Element === 'section' ? (title ? { 'aria-labelledby': id } : { 'aria-label': label }) : {};
  return (
    <Element className={styles.panel} {...named}>
      {(title !== undefined || aside !== undefined) && (
        <div className={styles.head}>
          {title !== undefined && <h2 id={id}>{title}</h2>}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </Element>
  );
}
