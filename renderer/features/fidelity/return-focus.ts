import { useCallback, useEffect, useRef } from 'react';

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? '';

/**
 * Gives the focus back to the button that opened a form, once the form has gone. The button may have been drawn anew in
 * the meantime, so it is found again by its name. Call what it answers with when the form is opened.
 */
export function useReturnFocus(isOpen: boolean): () => void {
  const opener = useRef<string | null>(null);
  useEffect(() => {
    const name = opener.current;
    if (isOpen || name === null) return;
    opener.current = null;
    const buttons = document.querySelectorAll<HTMLButtonElement>('main button');
    [...buttons].find((button) => nameOf(button) === name)?.focus();
  }, [isOpen]);
  return useCallback(() => {
    const focused = document.activeElement;
    opener.current = focused instanceof HTMLButtonElement ? nameOf(focused) : null;
  }, []);
}
