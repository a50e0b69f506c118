import { useState } from 'react';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { NewRecoveryCode } from './new-recovery-code.tsx';
import { Working } from './working.tsx';

const recoveryWords = {
  none: '. It has no recovery code.',
  one: ', and so does the recovery code, which is on one paper.',
  'two-parts': ', and so do the two parts of the recovery code together. Neither opens anything alone.',
};

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(instant));

/** How many open the register, how old its key is, a new key and a new recovery code for it. For administrators. */
export function KeysPanel() {
  const keys = useRead('vault.keys', {}).data;
  const [asking, setAsking] = useState(false);
  const [recovering, setRecovering] = useState(false);
  return (
    <Panel
      title="Keys and recovery"
      aside={
        <div className="row">
          <Button size="small" onPress={() => setRecovering(true)}>
            Make a new recovery code
          </Button>
          <Button size="small" onPress={() => setAsking(true)}>
            Change the register’s key
          </Button>
        </div>
      }
    >
      {keys && (
        <>
          <p>
            {keys.people === 1 ? 'One person has' : `${keys.people} people have`} a passphrase that opens this register
            {recoveryWords[keys.recovery]}
          </p>
          <p className="soft small">
            {keys.rekeyedAt === null
              ? 'The register still has its first key.'
              : `This is key number ${keys.generation}, in use since ${dayOf(keys.rekeyedAt)}.`}{' '}
            The key changes by itself when an account ends.
          </p>
        </>
      )}
      {recovering && <NewRecoveryCode onClose={() => setRecovering(false)} />}
      {asking && <ChangeKey onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function ChangeKey({ onClose }: { readonly onClose: () => void }) {
  const rekey = useWrite('vault.rekey', { toast: () => 'The register has a new key.', onDone: onClose });
  return (
    <Dialog
      title="Change the register’s key?"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep the key
          </Button>
          <Button kind="main" onPress={() => void rekey.run({})} isDisabled={rekey.saving}>
            Change the key
          </Button>
        </>
      }
    >
      <p>
        The whole register is encrypted anew, which takes a second or two. Do it when a key file may have come into
        wrong hands.
      </p>
      <ul>
        <li>Everybody keeps their passphrase, and the recovery code stays as it is.</li>
        <li>An old copy of the key file no longer opens what this register holds from now on.</li>
        <li>Copies and backups made before stay as they are: they open with the key and the passphrases of then.</li>
      </ul>
      {rekey.error && <Failure error={rekey.error} />}
      <Working words={rekey.saving ? 'Encrypting the register anew.' : null} />
    </Dialog>
  );
}
