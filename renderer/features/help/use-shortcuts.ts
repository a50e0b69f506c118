import { useEffect } from 'react';
import type { Role } from '../../../domain/access.ts';
import { lockRegister } from '../../host-events.ts';
import { doorsFor } from '../../routes.ts';
import { useSession } from '../../session-store.ts';
import { undoNewest } from '../../ui/toast.tsx';

interface Sheets {
  /** Decides which doors the numbers open. */
  readonly roles: readonly Role[];
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** A sheet over the screen holds the keyboard; only locking reaches past it. */
const sheetIsOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

function withControl(event: KeyboardEvent, sheets: Sheets): boolean {
  switch (event.key.toLowerCase()) {
    case 'l':
      void lockRegister();
      return true;
    case 'k':
      if (!sheetIsOpen()) sheets.openPalette();
      return true;
    case 'z':
      return !isTyping(event.target) && undoNewest();
    default:
      return false;
  }
}

function withAlt(event: KeyboardEvent, { roles }: Sheets): boolean {
  if (sheetIsOpen()) return false;
  const { back, forward, go } = useSession.getState();
  if (event.key === 'ArrowLeft') back();
  else if (event.key === 'ArrowRight') forward();
  else {
    const door = /^Digit[1-9]$/.test(event.code) ? doorsFor(roles)[Number(event.code.slice(5)) - 1] : undefined;
    if (!door) return false;
    go({ screen: door.screen });
  }
  return true;
}

function plain(event: KeyboardEvent, sheets: Sheets): boolean {
  if (event.key !== '?' || isTyping(event.target) || sheetIsOpen()) return false;
  sheets.openShortcuts();
  return true;
}

/** Does what a key asks for; answers whether there was anything to do. */
function handle(event: KeyboardEvent, sheets: Sheets): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (control) return !event.altKey && !event.shiftKey && withControl(event, sheets);
  return event.altKey ? withAlt(event, sheets) : plain(event, sheets);
}

/** The keys that work on every screen. */
export function useShortcuts({ roles, openPalette, openShortcuts }: Sheets): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (handle(event, { roles, openPalette, openShortcuts })) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [roles, openPalette, openShortcuts]);
}
