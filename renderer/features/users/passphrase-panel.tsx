import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { useRead, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { differing } from '../vault/create-register.tsx';
import { NewPassphrase } from '../vault/new-passphrase.tsx';
import { PassphraseField } from '../vault/passphrase-inputs.tsx';
import { Working } from '../vault/working.tsx';
import { DeviceFactor } from './device-factor.tsx';

const schema = contract['vault.changePassphrase'].input.extend({ again: z.string() }).superRefine((values, context) => {
  const refused = checkPassphrase(values.next);
  if (refused !== null) context.addIssue({ code: 'custom', path: ['next'], message: refused });
  else if (values.again !== values.next) context.addIssue({ code: 'custom', path: ['again'], message: differing });
});
type Values = z.input<typeof schema>;

/** Everybody's own passphrase: what it is for, and how it is changed. */
export function PassphrasePanel() {
  const [changing, setChanging] = useState(false);
  const [factor, setFactor] = useState(false);
  const standing = useRead('vault.deviceFactor', {}).data;
  return (
    <Panel
      title="Your passphrase"
      aside={
        <div className="row">
          <Button size="small" onPress={() => setFactor(true)} isDisabled={standing === undefined}>
            Only on this computer
          </Button>
          <Button size="small" onPress={() => setChanging(true)}>
            Change your passphrase
          </Button>
        </div>
      }
    >
      <p>It opens the register for you alone. If somebody else gave it to you, choose one of your own now.</p>
      {standing?.on && (
        <p className="soft small">It opens the register only together with the keychain of this computer.</p>
      )}
      {factor && standing && <DeviceFactor standing={standing} onClose={() => setFactor(false)} />}
      {changing && <ChangePassphrase onClose={() => setChanging(false)} />}
    </Panel>
  );
}

function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver(schema),
    defaultValues: { current: '', next: '', again: '' },
  });
  const change = useWrite('vault.changePassphrase', {
    toast: 'Your passphrase is changed. The new one opens the register from now on.',
    onDone: onClose,
  });
  const submit = form.handleSubmit(async ({ again: _again, ...input }) => {
    const reply = await change.run(input);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const current = useField(form.control, 'current');
  const next = useField(form.control, 'next');
  const again = useField(form.control, 'again');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Change your passphrase"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="own-passphrase" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Change the passphrase
          </Button>
        </>
      }
    >
      <Form id="own-passphrase" onSubmit={() => void submit()}>
        <PassphraseField {...current} label="Your passphrase now" autoFocus />
        <NewPassphrase label="New passphrase" hint="At least 15 characters." passphrase={next} again={again} />
        {root !== undefined && <Failure error={{ message: root }} />}
        <Working words={change.saving ? 'Changing. Making two keys takes about two seconds.' : null} />
      </Form>
    </Dialog>
  );
}
