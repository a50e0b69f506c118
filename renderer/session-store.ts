import { create } from 'zustand';
import { type ListView, usualView } from '../domain/lists/operations.ts';
import { firstRoute, type Route, sameRoute } from './routes.ts';

export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

/** What the window itself remembers: where it stands and how it looks. It is memory only, and locking empties it. */
interface SessionState {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
  readonly theme: Theme;
  /** The period last chosen on any screen; null until one is chosen. */
  readonly periodId: string | null;
  /** What the list of people shows, so that coming back finds it as it was left. */
  readonly peopleView: { readonly text: string } & ListView;
  readonly go: (route: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly choosePeriod: (periodId: string) => void;
  readonly showPeople: (view: Partial<SessionState['peopleView']>) => void;
  /** Forgets everything but the look, as locking must. */
  readonly forget: () => void;
}

const fresh = {
  route: firstRoute,
  past: [],
  future: [],
  periodId: null,
  peopleView: { text: '', ...usualView },
} as const;
const themeKey = 'casebook-theme';
const longestPast = 50;

// The look of the window is the one thing kept outside the register, so that the unlock screen already has it.
function keptTheme(): Theme {
  try {
    const kept = window.localStorage.getItem(themeKey);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme: Theme): void {
  try {
    window.localStorage.setItem(themeKey, theme);
  } catch {
    // A window without storage keeps its look until it closes.
  }
}

export const useSession = create<SessionState>()((set) => ({
  ...fresh,
  theme: keptTheme(),
  go: (route) =>
    set((state) =>
      sameRoute(state.route, route)
        ? state
        : { route, past: [...state.past, state.route].slice(-longestPast), future: [] },
    ),
  back: () =>
    set((state) => {
      const before = state.past.at(-1);
      return before ? { route: before, past: state.past.slice(0, -1), future: [state.route, ...state.future] } : state;
    }),
  forward: () =>
    set((state) => {
      const [next, ...rest] = state.future;
      return next ? { route: next, past: [...state.past, state.route], future: rest } : state;
    }),
  setTheme: (theme) => {
    keepTheme(theme);
    set({ theme });
  },
  choosePeriod: (periodId) => set({ periodId }),
  showPeople: (view) => set((state) => ({ peopleView: { ...state.peopleView, ...view } })),
  forget: () => set(fresh),
}));

/** Goes to another place in the window. */
export const useGo = () => useSession((state) => state.go);
