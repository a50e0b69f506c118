import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LastHolder } from '../sealed/last-holder.tsx';
import { Working } from '../vault/working.tsx';
import type { ColleagueProps } from './colleague-dialog.tsx';

/** The last question before somebody can no longer get in. */
export function EndAccount({ person, onClose }: ColleagueProps) {
  const { displayName } = person;
  const end = useWrite('users.disable', {
    toast: ({ slotRemoved }) =>
      slotRemoved
        ? `The account of ${displayName} has ended.`
        : `The account of ${displayName} has ended. The key file could not be written; the next unlocking does it.`,
    onDone: onClose,
  });
  return (
    <Dialog
      title={`End the account of ${displayName}?`}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep the account
          </Button>
          <Button kind="danger" onPress={() => void end.run({ userId: person.id })} isDisabled={end.saving}>
            End the account
          </Button>
        </>
      }
    >
      <p>This is what will happen:</p>
      <ul>
        <li>
          The register is encrypted anew under a new key. Their passphrase no longer opens it, not even with a key file
          that they kept.
        </li>
        <li>What they wrote stays, under their name, and so does what the audit trail says about them.</li>
        <li>
          A copy or backup made before today still opens with the passphrase they had. If they may hold one, ask for it
          back.
        </li>
      </ul>
      <LastHolder userId={person.id} />
      <p className="soft">They can be let back in later with a new passphrase.</p>
      {end.error && <Failure error={end.error} />}
      <Working words={end.saving ? 'Ending the account.' : null} />
    </Dialog>
  );
}
