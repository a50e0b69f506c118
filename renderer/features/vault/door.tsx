import { type ReactNode, useEffect, useRef } from 'react';
import styles from './vault.module.css';

interface DoorProps {
  readonly title: string;
  readonly say?: ReactNode;
  readonly children: ReactNode;
  /** Other things that can be done here, below the sheet. */
  readonly foot?: ReactNode;
}

/** The one sheet that stands in the window while no register is open. */
export function Door({ title, say, children, foot }: DoorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Casebook';
    if (!document.activeElement?.closest('main')) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main className={styles.door}>
      <p className={styles.brand}>
        <span className={styles.mark} aria-hidden="true" />
        Casebook
      </p>
      <div className={styles.sheet}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {say !== undefined && <p className={styles.say}>{say}</p>}
        </div>
        {children}
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </main>
  );
}
