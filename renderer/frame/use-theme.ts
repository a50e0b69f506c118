import { useEffect } from 'react';
import { type Theme, useSession } from '../session-store.ts';

const darkWanted = '(prefers-color-scheme: dark)';
const contrastWanted = '(prefers-contrast: more)';

function resolved(theme: Theme): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme;
  if (window.matchMedia(contrastWanted).matches) return 'high-contrast';
  return window.matchMedia(darkWanted).matches ? 'dark' : 'light';
}

/** Puts the chosen look on the page; `system` follows the computer, also while it changes. */
export function useTheme(): void {
  const theme = useSession((state) => state.theme);
  useEffect(() => {
    const apply = () => {
      document.documentElement.dataset.theme = resolved(theme);
    };
    apply();
    const watched = [darkWanted, contrastWanted].map((query) => window.matchMedia(query));
    for (const query of watched) query.addEventListener('change', apply);
    return () => {
      for (const query of watched) query.removeEventListener('change', apply);
    };
  }, [theme]);
}
