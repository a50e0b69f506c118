import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract, type OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PassphraseField } from '../vault/passphrase-inputs.tsx';
import { Working } from '../vault/working.tsx';

type Standing = OutputOf<'vault.deviceFactor'>;

const schema = contract['vault.setDeviceFactor'].input;
type Values = z.input<typeof schema>;

const title = 'Your passphrase and this computer';

/** Why the keychain of this computer is not used, in words. */
const notHere: Readonly<Record<Exclude<Standing['keychain'], 'available'>, string>> = {
  unavailable:
    'Not available here: this window cannot reach the computer’s keychain. Your passphrase alone opens the register.',
  unprotected:
    'Not available here: without GNOME Keyring or KWallet, this computer would keep the secret under a password that everybody knows. Your passphrase alone opens the register.',
};

interface Props {
  readonly standing: Standing;
  readonly onClose: () => void;
}

/** Has one's own passphrase open the register only together with this computer's keychain, or by itself again. */
export function DeviceFactor({ standing, onClose }: Props) {
  const { on, keychain } = standing;
  if (!on && keychain !== 'available') return <NotHere why={notHere[keychain]} onClose={onClose} />;
  return <Switch on={!on} onClose={onClose} />;
}

const whatItDoes =
  'Casebook can add a secret that only the keychain of this computer holds. Then somebody who has copied the register and learns your passphrase still cannot open it elsewhere.';

function NotHere({ why, onClose }: { readonly why: string; readonly onClose: () => void }) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{whatItDoes}</p>
      <p>{why}</p>
    </Dialog>
  );
}

function Switch({ on, onClose }: { readonly on: boolean; readonly onClose: () => void }) {
  const form = useForm<Values>({ resolver: schemaResolver(schema), defaultValues: { on, current: '' } });
  const change = useWrite('vault.setDeviceFactor', {
    toast: on
      ? 'From now on your passphrase opens the register only on this computer.'
      : 'Your passphrase opens the register by itself again.',
    onDone: onClose,
  });
  const submit = form.handleSubmit(async (input) => {
    const reply = await change.run(input);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const current = useField(form.control, 'current');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="device-factor" shortcut="Ctrl Enter" isDisabled={change.saving}>
            {on ? 'Ask for this computer too' : 'No longer ask for it'}
          </Button>
        </>
      }
    >
      <Form id="device-factor" onSubmit={() => void submit()}>
        {on ? <BeforeOn /> : <p>Your passphrase will open the register by itself again, on every computer.</p>}
        <PassphraseField {...current} label="Your passphrase now" autoFocus />
        {root !== undefined && <Failure error={{ message: root }} />}
        <Working words={change.saving ? 'Making the key anew takes about two seconds.' : null} />
      </Form>
    </Dialog>
  );
}

function BeforeOn() {
  return (
    <>
      <p>{whatItDoes}</p>
      <ul>
        <li>You go on typing your passphrase. It will not open the register on any other computer.</li>
        <li>
          Should this computer be lost or set up anew, an administrator hands you a new passphrase, or the recovery code
          opens the register. Have one of the two at hand.
        </li>
        <li>Backups made from now on need this computer too when you open them with your passphrase.</li>
      </ul>
    </>
  );
}
