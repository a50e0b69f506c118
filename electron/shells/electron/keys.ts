import type { Input, WebContents } from 'electron';

const zoomSteps: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };
const furthestZoom = 5;

const zoom = (contents: WebContents, key: string): boolean => {
  const step = zoomSteps[key];
  if (step === undefined && key !== '0') return false;
  const level = step === undefined ? 0 : contents.getZoomLevel() + step;
  contents.setZoomLevel(Math.max(-furthestZoom, Math.min(furthestZoom, level)));
  return true;
};

/**
 * The keys that the shell answers itself. Ctrl+P and Ctrl+S would print or save the screen with everything on it.
 * Without a menu the size of the text needs its keys, too.
 */
export const handleKeys = (contents: WebContents): void => {
  contents.on('before-input-event', (event, input: Input) => {
    if (input.type !== 'keyDown' || !(input.control || input.meta) || input.alt) return;
    const key = input.key.toLowerCase();
    if (key === 'p' || key === 's' || zoom(contents, key)) event.preventDefault();
  });
};
