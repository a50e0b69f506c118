import { type Theme, themes } from '../session-store.ts';

const labels: Readonly<Record<Theme, string>> = {
  system: 'Automatic',
  light: 'Light',
  dark: 'Dark',
  'high-contrast': 'High contrast',
};

export const themeOptions = themes.map((code) => ({ code, label: labels[code] }));
