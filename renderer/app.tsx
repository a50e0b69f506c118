import { useEffect } from 'react';
import { assertNever } from '../domain/assert-never.ts';
import type { Session } from '../domain/vault/operations.ts';
import { useRead } from './client.ts';
import { BriefingScreen } from './features/briefing/briefing-screen.tsx';
import { CohortsScreen } from './features/cohorts/cohorts-screen.tsx';
import { CollectingScreen } from './features/collecting/collecting-screen.tsx';
import { EvaluationScreen } from './features/evaluation/evaluation-screen.tsx';
import { FidelityScreen } from './features/fidelity/fidelity-screen.tsx';
import { GovernanceScreen } from './features/governance/governance-screen.tsx';
import { ImportScreen } from './features/imports/import-screen.tsx';
import { QuarterScreen } from './features/outcomes/quarter-screen.tsx';
import { PeopleScreen } from './features/people/people-screen.tsx';
import { PersonScreen } from './features/people/person-screen.tsx';
import { ActionsScreen } from './features/plans/actions-screen.tsx';
import { GapsScreen } from './features/plans/gaps-screen.tsx';
import { TogetherScreen } from './features/plans/together-screen.tsx';
import { PortraitScreen } from './features/portraits/portrait-screen.tsx';
import { ProgressScreen } from './features/progress/progress-screen.tsx';
import { ReferralScreen } from './features/referrals/referral-screen.tsx';
import { ReferralsScreen } from './features/referrals/referrals-screen.tsx';
import { ReturnsScreen } from './features/returns/returns-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { TodayScreen } from './features/today/today-screen.tsx';
import { Door } from './features/vault/door.tsx';
import { RecoveryCode } from './features/vault/recovery-code.tsx';
import { VaultScreen } from './features/vault/vault-screen.tsx';
import { Frame } from './frame/frame.tsx';
import { useTheme } from './frame/use-theme.ts';
import { useHostEvents } from './host-events.ts';
import type { LeaveTo } from './leave-text.ts';
import type { Route } from './routes.ts';
import { useSession } from './session-store.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { Failure } from './ui/failure.tsx';
import { Loading } from './ui/loading.tsx';
import { Toasts } from './ui/toast.tsx';
import { useVaultStore } from './vault-store.ts';

/** The whole window. Each lock loads it afresh, so that nothing of the register stays. */
export function App() {
  useTheme();
  useHostEvents();
  // Whatever stood on the screen goes at once; the page itself goes as soon as it has handed over what it still held.
  const isLeaving = useVaultStore((state) => state.isLeaving);
  return (
    <>
      {isLeaving ? <Loading>Locking</Loading> : <Gate />}
      <Toasts />
    </>
  );
}

const leaveToOf = ({ leaveTo, user }: Session): LeaveTo | null =>
  leaveTo === null ? null : { ...leaveTo, userId: user.id };

/** The door while the register is locked, the screens while it is open. */
function Gate() {
  const status = useRead('vault.status', {});
  const recoveryCode = useVaultStore((state) => state.recoveryCode);
  const session = status.data?.session ?? null;
  useEffect(() => {
    if (session !== null) useVaultStore.getState().opened(leaveToOf(session));
  }, [session]);
  if (status.error) {
    return (
      <Door title="Casebook did not start" say="Nothing was lost: the register is closed and whole.">
        <Failure error={status.error} retry={() => void status.refetch()} />
      </Door>
    );
  }
  if (!status.data) return <Loading>Starting</Loading>;
  if (recoveryCode !== null) return <RecoveryCode papers={recoveryCode} />;
  if (status.data.session === null) return <VaultScreen status={status.data} />;
  return <Inside session={status.data.session} />;
}

function Inside({ session }: { readonly session: Parameters<typeof Frame>[0]['session'] }) {
  const route = useSession((state) => state.route);
  const key = JSON.stringify(route);
  return (
    <Frame session={session}>
      <ErrorBoundary resetKey={key}>
        <Screen key={key} route={route} />
      </ErrorBoundary>
    </Frame>
  );
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'today':
      return <TodayScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'person':
      return <PersonScreen personId={route.personId} cameBy={route.cameBy} />;
    case 'together':
      return <TogetherScreen personId={route.personId} />;
    case 'actions':
      return <ActionsScreen />;
    case 'gaps':
      return <GapsScreen />;
    case 'cohorts':
      return <CohortsScreen />;
    case 'imports':
      return <ImportScreen />;
    case 'referrals':
      return <ReferralsScreen />;
    case 'referral':
      return <ReferralScreen referralId={route.referralId} />;
    case 'quarter':
      return <QuarterScreen cell={route.cell ?? null} />;
    case 'collecting':
      return <CollectingScreen />;
    case 'progress':
      return <ProgressScreen />;
    case 'fidelity':
      return <FidelityScreen />;
    case 'briefing':
      return <BriefingScreen />;
    case 'evaluation':
      return <EvaluationScreen />;
    case 'portrait':
      return <PortraitScreen portraitId={route.portraitId} />;
    case 'returns':
      return <ReturnsScreen />;
    case 'governance':
      return <GovernanceScreen />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return assertNever(route);
  }
}
