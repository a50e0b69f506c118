import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { LastHolder } from '../sealed/last-holder.tsx';
import { Working } from '../vault/working.tsx';
import type { ColleagueProps } from './colleague-dialog.tsx';
import { HandedPassphrase } from './handed-passphrase.tsx';

const schema = contract['users.givePassphrase'].input.omit({ userId: true }).superRefine((values, context) => {
  const refused = checkPassphrase(values.passphrase);
  if (refused !== null) context.addIssue({ code: 'custom', path: ['passphrase'], message: refused });
});
type Values = z.input<typeof schema>;

/** A new passphrase for a colleague who is present: in place of the one they had, or to let them back in. */
export function GivePassphrase({ person, onClose }: ColleagueProps) {
  const { id: userId, active, displayName } = person;
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { passphrase: '' } });
  const give = useWrite('users.givePassphrase', {
    toast: ({ sealedGrantEnded }) =>
      sealedGrantEnded
        ? `${displayName} has a new passphrase. They no longer open sealed facts: somebody who does must grant it again.`
        : `${displayName} has a new passphrase. The old one opens nothing any more.`,
    onDone: onClose,
  });
  const enable = useWrite('users.enable', { toast: `${displayName} can open the register again.`, onDone: onClose });
  const saving = give.saving || enable.saving;
  const submit = form.handleSubmit(async ({ passphrase }) => {
    const reply = await (active ? give : enable).run({ userId, passphrase });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const passphrase = useField(form.control, 'passphrase');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={active ? `A new passphrase for ${displayName}` : `Let ${displayName} back in`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="hand-passphrase" shortcut="Ctrl Enter" isDisabled={saving}>
            {active ? 'Hand it over' : 'Let them back in'}
          </Button>
        </>
      }
    >
      <Form id="hand-passphrase" onSubmit={() => void submit()}>
        <p>
          {active
            ? 'Do this with them beside you, not by telephone or e-mail. Their old passphrase stops working at once, and the audit trail notes who handed over the new one.'
            : 'Their account is active again in the same agency and roles, with this passphrase.'}
        </p>
        {person.opensSealed && (
          <p>
            <b>They open sealed facts, and will not after this.</b> Somebody who opens sealed facts must grant it to
            them again.
          </p>
        )}
        <LastHolder userId={userId} />
        <HandedPassphrase autoFocus field={passphrase} label={active ? 'New passphrase' : 'Passphrase'} />
        {root !== undefined && <Failure error={{ message: root }} />}
        <Working words={saving ? 'Making their key. About a second.' : null} />
      </Form>
    </Dialog>
  );
}
