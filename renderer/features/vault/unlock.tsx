import { type ReactNode, useState } from 'react';
import type { RestoredBackup } from '../../../domain/backups/operations.ts';
import type { CallError } from '../../call.ts';
import { announce, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Form } from '../../ui/form.tsx';
import { useVaultStore } from '../../vault-store.ts';
import { checkedWords, keyWords } from '../backups/backup-words.ts';
import { helpedByBackup, type ListedBackup, NewestBackup } from '../backups/newest-backup.tsx';
import { Door } from './door.tsx';
import { PassphraseField } from './passphrase-inputs.tsx';
import { isAboutUpdate, UpdateBackup } from './update-backup.tsx';
import styles from './vault.module.css';
import { useSignInNames, Who } from './who.tsx';
import { openingWords, Working } from './working.tsx';

interface UnlockProps {
  readonly name: string;
  readonly path: string;
  /** Shown in clear, for the demonstration only. */
  readonly demonstrationPassphrase: string | null;
  /** What this copy was restored from, to be said once. */
  readonly restored: RestoredBackup | null;
  readonly onRestore: (backup: ListedBackup) => void;
  readonly foot: ReactNode;
}

/** One register, who opens it, and their passphrase. */
export function Unlock({ name, path, demonstrationPassphrase, restored, onRestore, foot }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useWrite('vault.unlock', { onDone: () => announce(['vault']) });
  const { names, last } = useSignInNames(path);
  const [chosen, setChosen] = useState<string | null>(null);
  // The first of the list is whoever made the register.
  const who = chosen ?? last ?? names[0] ?? null;
  const asked = { path, passphrase, ...(who === null ? {} : { signInName: who }) };
  const submit = () => void unlock.run(asked);
  const error = unlock.error;
  const [updateFolder, setUpdateFolder] = useState('');
  return (
    <Door title={`Unlock ${name}`} say={<LastLock />} foot={foot}>
      {demonstrationPassphrase !== null && (
        <div className={styles.note}>
          <p>
            Nobody in the demonstration is real. {names.length > 1 ? 'Everybody’s' : 'Its'} passphrase is{' '}
            <b className={styles.code}>{demonstrationPassphrase}</b>
          </p>
          <Button kind="quiet" size="small" onPress={() => setPassphrase(demonstrationPassphrase)}>
            Fill it in
          </Button>
        </div>
      )}
      {restored !== null && <Restored restored={restored} />}
      <Form onSubmit={submit} label="Unlock">
        {names.length > 1 && (
          <Who
            names={names}
            value={who}
            onChange={(name) => {
              setChosen(name);
              unlock.clearError();
            }}
            error={unlock.error?.field === 'signInName' ? unlock.error.message : undefined}
          />
        )}
        <PassphraseField
          key={path}
          label="Passphrase"
          autoFocus
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            unlock.clearError();
          }}
          error={error?.field === 'signInName' || error?.field === 'updateBackup' ? undefined : error?.message}
        />
        {unlock.error && <KeptHeader path={path} error={unlock.error} onRestored={unlock.clearError} />}
        {unlock.error && helpedByBackup.includes(unlock.error.code) && (
          <NewestBackup path={path} onRestore={onRestore} />
        )}
        {error && isAboutUpdate(error) && (
          <UpdateBackup
            folder={updateFolder}
            onFolder={setUpdateFolder}
            error={error}
            busy={unlock.saving}
            onDecide={(folder) => void unlock.run({ ...asked, updateBackup: { folder } })}
          />
        )}
        <div className={styles.actions}>
          <Button kind="main" type="submit" isDisabled={unlock.saving}>
            Unlock
          </Button>
        </div>
        <Working words={unlock.saving ? openingWords : null} />
      </Form>
      <p className={styles.path}>{path}</p>
    </Door>
  );
}

/** What was just restored, and which passphrase opens it. */
function Restored({ restored }: { readonly restored: RestoredBackup }) {
  return (
    <div className={styles.note} role="status">
      <p>
        Restored from the backup of {momentInWords(restored.madeAt, useToday())}. {checkedWords[restored.checked]}{' '}
        {keyWords(restored)}
      </p>
      {restored.trailProblem !== null && <p role="alert">{restored.trailProblem}</p>}
    </div>
  );
}

/** When the key file is missing or torn, the copy that this computer kept can be put back. */
function KeptHeader(props: { readonly path: string; readonly error: CallError; readonly onRestored: () => void }) {
  const [none, setNone] = useState(false);
  const restore = useWrite('vault.restoreHeader', {
    onDone: ({ restored }) => (restored ? props.onRestored() : setNone(true)),
    toast: ({ restored }) =>
      restored ? 'The key file is back in its place. Type your passphrase again.' : 'No copy was found.',
  });
  const helps = ['header-missing', 'header-torn', 'header-mismatch', 'key-file-outdated'].includes(props.error.code);
  if (!helps) return null;
  return (
    <div className={styles.rescue}>
      <Button onPress={() => void restore.run({ path: props.path })} isDisabled={restore.saving}>
        Use the copy this computer kept
      </Button>
      {restore.error && <p role="alert">{restore.error.message}</p>}
      {restore.error?.code === 'key-file-copy-older' && (
        <Button onPress={() => void restore.run({ path: props.path, older: true })} isDisabled={restore.saving}>
          Put the older copy there all the same
        </Button>
      )}
      {none && (
        <p role="alert">
          This computer kept no copy for this register. Look for the key file in a backup, or on the computer where the
          register was made.
        </p>
      )}
    </div>
  );
}

const reasons: Readonly<Record<string, string>> = {
  asked: 'Locked. Everything was saved.',
  idle: 'Locked, because nobody typed for a while.',
  suspended: 'Locked, because the computer went to sleep.',
  'screen-locked': 'Locked together with the screen.',
  'user-switched': 'Locked, because somebody else used this computer.',
  'clock-gap': 'Locked, because the computer was away for a while.',
  crashed: 'Casebook had to start again. Everything that was saved is in the register.',
};
const ofText = {
  none: ' What you were typing is kept as a draft.',
  left: ' What you were typing is sealed for you, and comes back when you unlock.',
  lost: ' What was typed in the last moment could not be kept.',
};

function LastLock() {
  const lastLock = useVaultStore((state) => state.lastLock);
  const words = lastLock === null ? undefined : reasons[lastLock.reason];
  return (
    <span role="status">
      {lastLock === null || words === undefined
        ? 'The register is encrypted. Its passphrase opens it.'
        : `${words}${ofText[lastLock.text]}`}
    </span>
  );
}
