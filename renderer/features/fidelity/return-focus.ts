import { useCallback, useRef } from 'react';

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? '';

/**
 * Gives the focus back to the button that opened a form, once the form has gone. The button may have been drawn anew in
 * the meantime, so it is found again by its name.
 */
export function useReturnFocus(): { readonly leave: () => void; readonly comeBack: () => void } {
  const opener = useRef<string | null>(null);
  const leave = useCallback(() => {
    const focused = document.activeElement;
    opener.current = focused instanceof HTMLButtonElement ? nameOf(focused) : null;
  }, []);
  const comeBack = useCallback(() => {
    const name = opener.current;
    opener.current = null;
    if (name === null) return;
    requestAnimationFrame(() => {
      const buttons = document.querySelectorAll<HTMLButtonElement>('main button');
      [...buttons].find((button) => nameOf(button) === name)?.focus();
    });
  }, []);
  return { leave, comeBack };
}
