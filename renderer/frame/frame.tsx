import { type ReactNode, useCallback, useState } from 'react';
import type { Session } from '../../domain/vault/operations.ts';
import { ShortcutSheet } from '../features/help/shortcut-sheet.tsx';
import { useShortcuts } from '../features/help/use-shortcuts.ts';
import { Palette } from '../features/palette/palette.tsx';
import { usePresence } from '../host-events.ts';
import { dayInWords } from '../ui/dates.ts';
import { Tag } from '../ui/tag.tsx';
import styles from './frame.module.css';
import { Navigation } from './navigation.tsx';

type Overlay = 'palette' | 'shortcuts' | null;

interface FrameProps {
  readonly session: Session;
  readonly children: ReactNode;
}

/** The frame around every screen of an open register. */
export function Frame({ session, children }: FrameProps) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const openPalette = useCallback(() => setOverlay('palette'), []);
  const openShortcuts = useCallback(() => setOverlay('shortcuts'), []);
  const close = useCallback(() => setOverlay(null), []);
  useShortcuts({ roles: session.user.roles, openPalette, openShortcuts });
  usePresence();
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skipToContent}>
        Skip to the screen
      </button>
      <Navigation session={session} onSearch={openPalette} onHelp={openShortcuts} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {session.demonstration && <DemonstrationBanner today={session.today} />}
        {children}
      </main>
      {overlay === 'palette' && <Palette onClose={close} onShortcuts={openShortcuts} />}
      <ShortcutSheet isOpen={overlay === 'shortcuts'} onClose={close} />
    </div>
  );
}

// The address of the window never changes, so what would be a link elsewhere moves the focus by hand.
function skipToContent(): void {
  document.getElementById('content')?.focus();
}

function DemonstrationBanner({ today }: { readonly today: string }) {
  return (
    <p className={styles.banner}>
      <Tag tone="violet">Demonstration</Tag>
      <span>Everybody here is invented, and nothing is kept. Its today is {dayInWords(today)}.</span>
    </p>
  );
}
