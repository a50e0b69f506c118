import type { Session } from '../../domain/vault/operations.ts';
import { useRead } from '../client.ts';
import { lockRegister } from '../host-events.ts';
import { useActsForPartnership } from '../may.ts';
import { usePeriods } from '../periods.ts';
import { type DoorName, doorOf, doorsFor } from '../routes.ts';
import { themes, useSession } from '../session-store.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Select } from '../ui/select.tsx';
import styles from './frame.module.css';
import { themeOptions } from './theme-options.ts';

interface NavigationProps {
  readonly session: Session;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** The doors at the left, and at the foot whose register this is, the look and the lock. */
export function Navigation({ session, onSearch, onHelp }: NavigationProps) {
  const here = doorOf(useSession((state) => state.route));
  const go = useSession((state) => state.go);
  const notes = useNotes(session);
  return (
    <nav className={styles.nav} aria-label="Casebook">
      <p className={styles.brand}>
        <span className={styles.mark} aria-hidden="true" />
        Casebook
      </p>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <span>Find or go to</span>
        <Kbd hidden>Ctrl K</Kbd>
      </button>
      <ul className={styles.doors}>
        {doorsFor(session.user.roles).map(({ screen, label }) => (
          <li key={screen}>
            <button
              type="button"
              className={cx(styles.door, here === screen && styles.on)}
              onClick={() => go({ screen })}
              {...(here === screen ? { 'aria-current': 'page' } : {})}
            >
              <span>{label}</span>
              {notes[screen] && (
                <span className={styles.count}>
                  <span aria-hidden="true">{notes[screen].shown}</span>
                  <span className="visually-hidden">, {notes[screen].said}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <Foot session={session} onHelp={onHelp} />
    </nav>
  );
}

interface Note {
  /** The short figure beside the door, and the same with what it counts. */
  readonly shown: string;
  readonly said: string;
}

/** The figures beside the doors. Each says what it counts to those who listen. */
function useNotes({ user: { roles } }: Session): Partial<Record<DoorName, Note>> {
  const screens = doorsFor(roles).map((door) => door.screen);
  const seen = (screen: DoorName): boolean => screens.includes(screen);
  const people = useRead('people.counts', {}, { enabled: seen('people') });
  const { period, currentId } = usePeriods();
  const periodId = currentId ?? period?.id ?? null;
  const quarter = useRead(
    'outcomes.completeness',
    { periodId: periodId ?? '' },
    { enabled: periodId !== null && seen('quarter') },
  );
  const fidelity = useRead('fidelity.overview', {}, { enabled: seen('fidelity') });
  const actions = useRead('plans.actionTally', {}, { enabled: seen('actions') });
  const mine = actions.data?.mine ?? 0;
  const decides = useActsForPartnership();
  const referrals = useRead('referrals.standing', {}, { enabled: decides && seen('referrals') });
  const waiting = referrals.data?.waiting ?? 0;
  const inCohort = people.data?.inCohort;
  const percent = quarter.data?.completeness.percentRecorded ?? null;
  const latest = fidelity.data?.periods.findLast((one) => one.average.mean !== null);
  return {
    ...(waiting === 0 ? {} : { referrals: { shown: String(waiting), said: `${waiting} waiting` } }),
    ...(inCohort === undefined ? {} : { people: { shown: String(inCohort), said: `${inCohort} in the cohort` } }),
    ...(mine === 0 ? {} : { actions: { shown: String(mine), said: `${mine} of yours open` } }),
    ...(percent === null || !quarter.data
      ? {}
      : { quarter: { shown: `${percent} %`, said: `${percent} per cent of ${quarter.data.periodCode} recorded` } }),
    ...(latest?.average.mean
      ? { fidelity: { shown: latest.average.mean, said: `mean ${latest.average.mean} in ${latest.periodCode}` } }
      : {}),
  };
}

function Foot({ session, onHelp }: { readonly session: Session; readonly onHelp: () => void }) {
  const theme = useSession((state) => state.theme);
  const setTheme = useSession((state) => state.setTheme);
  const { roles } = session.user;
  const role = (roles.includes('coordinator') ? 'coordinator' : roles[0])?.replaceAll('-', ' ');
  return (
    <div className={styles.foot}>
      <p>{session.demonstration ? 'Demonstration cohort' : session.registerName}</p>
      <p className="faint">
        {session.user.displayName}
        {role && ` · ${role}`}
      </p>
      <div className={styles.look}>
        <span aria-hidden="true">◐</span>
        <Select
          label="Colours"
          labelHidden
          inline
          value={theme}
          options={themeOptions}
          onChange={(code) => setTheme(themes.find((one) => one === code) ?? 'system')}
        />
      </div>
      <div className={styles.lockRow}>
        <Button size="small" shortcut="Ctrl L" onPress={() => void lockRegister()}>
          Lock
        </Button>
        <Button size="small" kind="quiet" label="Keyboard shortcuts" onPress={onHelp}>
          <span aria-hidden="true">?</span>
        </Button>
      </div>
    </div>
  );
}
