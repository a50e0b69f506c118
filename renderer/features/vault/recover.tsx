import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { readRecovery } from '../../../domain/vault/recovery-parts.ts';
import { announce, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { differing } from './create-register.tsx';
import { Door } from './door.tsx';
import { PassphraseField, StrengthWords } from './passphrase-inputs.tsx';
import { PickRegister } from './pick-path.tsx';
import styles from './vault.module.css';
import { useSignInNames } from './who.tsx';
import { openingWords, Working } from './working.tsx';

const schema = contract['vault.recover'].input.extend({ again: z.string() }).superRefine((values, context) => {
  const typed = readRecovery(values.recoveryCode, values.otherPart);
  if (!typed.ok) context.addIssue({ code: 'custom', path: [typed.field], message: typed.code });
  const refused = checkPassphrase(values.newPassphrase);
  if (refused !== null) context.addIssue({ code: 'custom', path: ['newPassphrase'], message: refused });
  else if (values.again !== values.newPassphrase) {
    context.addIssue({ code: 'custom', path: ['again'], message: differing });
  }
});
type Values = z.input<typeof schema>;

/** Back in with the printed code, whole or in two parts, and a new passphrase for somebody from then on. */
export function Recover({ path, foot }: { readonly path: string; readonly foot: ReactNode }) {
  const form = useForm<Values>({
    resolver: schemaResolver(schema),
    defaultValues: { path, recoveryCode: '', otherPart: '', newPassphrase: '', again: '' },
  });
  const [who, setWho] = useState<string | null>(null);
  const { control } = form;
  const recover = useWrite('vault.recover', {
    onDone: ({ user }) => {
      announce(['vault']);
      showToast({ message: `The new passphrase belongs to ${user.displayName}.` });
    },
  });
  const { names } = useSignInNames(form.watch('path'));
  const isChoice = names.length > 1;
  const isAboutWho = isChoice && recover.error?.field === 'signInName';
  const submit = form.handleSubmit(async ({ again: _again, ...input }) => {
    const reply = await recover.run({ ...input, ...(isChoice && who !== null ? { signInName: who } : {}) });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const fields = {
    path: useField(control, 'path'),
    recoveryCode: useField(control, 'recoveryCode'),
    otherPart: useField(control, 'otherPart'),
    newPassphrase: useField(control, 'newPassphrase'),
    again: useField(control, 'again'),
  };
  return (
    <Door
      title="Use the recovery code"
      say="The code on paper opens the register, and somebody gets a new passphrase. The audit trail says so."
      foot={foot}
    >
      <Form onSubmit={() => void submit()} label="Use the recovery code">
        <PickRegister {...fields.path} label="Register" hint="The file whose name ends in .mcn." />
        <TextField
          {...fields.recoveryCode}
          value={fields.recoveryCode.value ?? ''}
          label="Recovery code, or one part of it"
          hint="Capitals, spaces and hyphens do not matter."
          width="full"
          autoFocus
        />
        <TextField
          {...fields.otherPart}
          value={fields.otherPart.value ?? ''}
          label="The other part"
          hint="Only where the code is in two parts, in either order. Otherwise leave it empty."
          width="full"
        />
        {isChoice && (
          <Select
            label="Whose passphrase is set anew?"
            hint="If they held the key for sealed facts, somebody else who holds it has to give it to them again."
            width="full"
            value={who}
            onChange={setWho}
            allowNone="An administrator’s"
            options={names.map((name) => ({ code: name, label: name }))}
            error={isAboutWho ? recover.error?.message : undefined}
          />
        )}
        <PassphraseField {...fields.newPassphrase} label="New passphrase" hint="At least 15 characters." isNew />
        <StrengthWords passphrase={fields.newPassphrase.value} />
        <PassphraseField {...fields.again} label="New passphrase again" isNew />
        {form.formState.errors.root?.message !== undefined && !isAboutWho && (
          <Failure error={{ message: form.formState.errors.root.message }} />
        )}
        <div className={styles.actions}>
          <Button kind="main" type="submit" isDisabled={recover.saving}>
            Open and change the passphrase
          </Button>
        </div>
        <Working words={recover.saving ? openingWords : null} />
      </Form>
    </Door>
  );
}
