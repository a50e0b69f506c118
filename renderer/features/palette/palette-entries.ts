import { useMemo } from 'react';
import { caseRoles, type Role } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { lockRegister } from '../../host-events.ts';
import { usePeriods } from '../../periods.ts';
import { doorsFor } from '../../routes.ts';
import { themes, useSession } from '../../session-store.ts';
import { useCurrentSession } from '../../today.ts';

export interface Entry {
  readonly key: string;
  readonly group: 'People' | 'Go to' | 'Periods' | 'Commands';
  readonly label: string;
  /** What stands softly beside the label. */
  readonly beside?: string | undefined;
  readonly run: () => void;
}

const noRoles: readonly Role[] = [];

const matches = (text: string, label: string): boolean => {
  const words = label.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
};

const themeWords = {
  system: 'automatic',
  light: 'light',
  dark: 'dark',
  'high-contrast': 'high contrast',
} as const;

function usePeopleFound(text: string): readonly Entry[] {
  const go = useSession((state) => state.go);
  const wanted = text.trim();
  const found = useRead('people.search', { text: wanted, limit: 8 }, { enabled: wanted !== '', keepPrevious: true });
  return useMemo(
    () =>
      wanted === ''
        ? []
        : (found.data?.people ?? []).map((person) => ({
            key: person.id,
            group: 'People' as const,
            label: person.preferredName,
            beside: [person.fullName, person.reference].filter(Boolean).join(' · '),
            run: () => go({ screen: 'person', personId: person.id }),
          })),
    [found.data, go, wanted],
  );
}

/** What the palette offers for what has been typed: people first, then places, periods and commands. */
export function useEntries(text: string, onShortcuts: () => void): readonly Entry[] {
  const people = usePeopleFound(text);
  const { periods, choose } = usePeriods();
  const go = useSession((state) => state.go);
  const setTheme = useSession((state) => state.setTheme);
  const roles = useCurrentSession()?.user.roles ?? noRoles;
  return useMemo(() => {
    const places: Entry[] = doorsFor(roles).map(({ screen, label }) => ({
      key: screen,
      group: 'Go to',
      label,
      run: () => go({ screen }),
    }));
    const choices: Entry[] = periods.map((period) => ({
      key: period.id,
      group: 'Periods',
      label: period.code,
      beside: period.label,
      run: () => {
        choose(period.id);
        go({ screen: 'quarter' });
      },
    }));
    // Caseworkers have no door to it, and rate all the same.
    const rating: Entry = {
      key: 'rate',
      group: 'Commands',
      label: 'Rate fidelity',
      run: () => go({ screen: 'fidelity' }),
    };
    const mayRate = contract['fidelity.rateMyself'].access;
    const isRater = mayRate.when === 'unlocked' && mayRate.roles.some((role) => roles.includes(role));
    const commands: Entry[] = [
      ...(isRater ? [rating] : []),
      ...(roles.some((role) => caseRoles.includes(role))
        ? [
            {
              key: 'progress',
              group: 'Commands' as const,
              label: 'Change in the cohort',
              run: () => go({ screen: 'progress' }),
            },
          ]
        : []),
      { key: 'lock', group: 'Commands', label: 'Lock the register', beside: 'Ctrl L', run: () => void lockRegister() },
      { key: 'shortcuts', group: 'Commands', label: 'Keyboard shortcuts', beside: '?', run: onShortcuts },
      ...themes.map(
        (theme): Entry => ({
          key: `theme-${theme}`,
          group: 'Commands',
          label: `Appearance: ${themeWords[theme]}`,
          run: () => setTheme(theme),
        }),
      ),
    ];
    const rest = [...places, ...choices, ...commands].filter((entry) =>
      matches(text.trim(), `${entry.label} ${entry.group === 'Periods' ? entry.beside : ''}`),
    );
    return [...people, ...(text.trim() === '' ? rest.filter((entry) => entry.group !== 'Periods') : rest)];
  }, [people, periods, choose, go, setTheme, onShortcuts, text, roles]);
}
