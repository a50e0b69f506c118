import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RestoredBackup } from '../../../domain/backups/operations.ts';
import type { VaultStatus } from '../../../domain/vault/operations.ts';
import { announce, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import type { ListedBackup } from '../backups/newest-backup.tsx';
import { RestoreDoor } from '../backups/restore-door.tsx';
import { ChooseRegister } from './choose-register.tsx';
import { CreateRegister } from './create-register.tsx';
import { Door } from './door.tsx';
import { Recover } from './recover.tsx';
import { Unlock } from './unlock.tsx';
import styles from './vault.module.css';
import { Working } from './working.tsx';

type View =
  | { readonly name: 'welcome' | 'choose' | 'create' }
  | { readonly name: 'recover'; readonly path: string }
  | { readonly name: 'unlock'; readonly path: string; readonly restored?: RestoredBackup }
  | { readonly name: 'restore'; readonly path: string | null; readonly chosen: ListedBackup | null };

const baseName = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.mcn$/i, '');

/** Where the window begins: the register opened last, else the demonstration of this computer, else a welcome. */
function firstView(status: VaultStatus): View {
  const path = status.recent.find((one) => one.present)?.path;
  if (path !== undefined) return { name: 'unlock', path };
  // Registers that are all gone are shown as gone, with their backups.
  if (status.recent.length > 0) return { name: 'choose' };
  const made = status.demonstration?.path;
  return made === undefined ? { name: 'welcome' } : { name: 'unlock', path: made };
}

/** Everything before a register is open. */
export function VaultScreen({ status }: { readonly status: VaultStatus }) {
  const [view, setView] = useState<View>(() => firstView(status));
  const path = 'path' in view ? (view.path ?? '') : '';
  if (status.demonstrationWanted) return <DemonstrationDoor />;
  const foot = <Foot status={status} view={view} setView={setView} />;
  switch (view.name) {
    case 'welcome':
      return <Welcome status={status} setView={setView} />;
    case 'choose':
      return (
        <ChooseRegister
          recent={status.recent}
          onChoose={(at) => setView({ name: 'unlock', path: at })}
          onRestore={(at) => setView({ name: 'restore', path: at, chosen: null })}
          foot={foot}
        />
      );
    case 'create':
      return <CreateRegister suggestedFolder={status.suggestedFolder} foot={foot} />;
    case 'recover':
      return <Recover path={path} foot={foot} />;
    case 'restore':
      return (
        <RestoreDoor
          path={view.path}
          chosen={view.chosen}
          onRestored={(restored) => setView({ name: 'unlock', path: restored.path, restored })}
          foot={foot}
        />
      );
    case 'unlock': {
      const demonstration = status.demonstration?.path === path ? status.demonstration : null;
      const known = status.recent.find((one) => one.path === path)?.name ?? baseName(path);
      return (
        <Unlock
          key={path}
          name={demonstration ? 'the demonstration' : known}
          path={path}
          demonstrationPassphrase={demonstration?.passphrase ?? null}
          restored={view.restored ?? null}
          onRestore={(chosen) => setView({ name: 'restore', path, chosen })}
          foot={foot}
        />
      );
    }
  }
}

interface StepProps {
  readonly status: VaultStatus;
  readonly setView: (view: View) => void;
}

function Welcome({ status, setView }: StepProps) {
  return (
    <Door
      title="Welcome to Casebook"
      say="An encrypted register for the people your partnership works with. It lies on this computer and opens with a passphrase that only you know."
      foot={<LockSignals status={status} />}
    >
      <div className={styles.choices}>
        <Button kind="main" onPress={() => setView({ name: 'create' })} autoFocus>
          Create a register
        </Button>
        <Button onPress={() => setView({ name: 'choose' })}>Open a register</Button>
        <Button onPress={() => setView({ name: 'restore', path: null, chosen: null })}>Restore a backup</Button>
        <OpenDemonstration />
      </div>
      <p className="soft">
        The demonstration is an invented cohort in an invented town: 24 people over six quarters, to look around in and
        to learn with. Nothing in it is kept.
      </p>
    </Door>
  );
}

/** Opens the demonstration without being asked: the application was started for it. */
function DemonstrationDoor() {
  const open = useWrite('vault.openDemonstration', { onDone: () => announce(['vault']) });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void open.run({});
  }, [open]);
  return (
    <Door title="Casebook" say="The demonstration: an invented cohort in an invented town, to look around in.">
      <Working words={open.error ? null : 'Making the demonstration cohort. A few seconds.'} />
      {open.error && <Failure error={open.error} retry={() => void open.run({})} />}
    </Door>
  );
}

function OpenDemonstration({ quiet = false }: { readonly quiet?: boolean }) {
  const open = useWrite('vault.openDemonstration', { onDone: () => announce(['vault']) });
  return (
    <>
      <Button kind={quiet ? 'quiet' : 'plain'} onPress={() => void open.run({})} isDisabled={open.saving}>
        Open the demonstration
      </Button>
      <Working words={open.saving ? 'Making the demonstration cohort. A few seconds.' : null} />
      {open.error && <Failure error={open.error} />}
    </>
  );
}

function Foot({ status, view, setView }: StepProps & { readonly view: View }) {
  const ways: ReactNode[] = [];
  const way = (label: string, to: View) =>
    ways.push(
      <Button key={label} kind="quiet" onPress={() => setView(to)}>
        {label}
      </Button>,
    );
  if (view.name === 'unlock') way('Use the recovery code', { name: 'recover', path: view.path });
  if (view.name === 'recover') way('Back to the passphrase', { name: 'unlock', path: view.path });
  if (view.name !== 'choose') way('Open another register', { name: 'choose' });
  if (view.name !== 'restore') way('Restore a backup', { name: 'restore', path: null, chosen: null });
  if (view.name !== 'create') way('Create a register', { name: 'create' });
  const made = status.demonstration?.path;
  if (made !== undefined && !(view.name === 'unlock' && view.path === made)) {
    way('Demonstration', { name: 'unlock', path: made });
  }
  return (
    <>
      <div className={styles.ways}>
        {ways}
        {!status.demonstration && <OpenDemonstration quiet />}
      </div>
      <LockSignals status={status} />
    </>
  );
}

function LockSignals({ status }: { readonly status: VaultStatus }) {
  if (status.lockSignals.length === 0) return null;
  return (
    <p className={styles.signals}>On this computer the register locks by itself: {status.lockSignals.join('; ')}.</p>
  );
}
