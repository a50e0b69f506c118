import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: ReactNode;
  /** One sentence that says what the page says. */
  readonly say?: ReactNode;
  /** Buttons at the right; at most one of them is `main`. */
  readonly actions?: ReactNode;
  /** Reference, tags: small things that stand beside the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** One screen: a heading, a sentence and what can be done. The window's title never names what is on screen. */
export function Page({ title, say, actions, beside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Casebook';
    // A new screen is announced by its heading, unless something inside it has already asked for the focus.
    const focused = document.activeElement;
    const insideScreen = focused?.closest('main, [role="dialog"]') && focused.id !== 'content';
    if (!insideScreen) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <div className={styles.titleRow}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {beside}
          </div>
          {say !== undefined && <p className={styles.say}>{say}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
