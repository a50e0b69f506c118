import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { checkRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { announce, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { differing } from './create-register.tsx';
import { Door } from './door.tsx';
import { PassphraseField, StrengthWords } from './passphrase-inputs.tsx';
import { PickRegister } from './pick-path.tsx';
import styles from './vault.module.css';
import { openingWords, Working } from './working.tsx';

const schema = contract['vault.recover'].input.extend({ again: z.string() }).superRefine((values, context) => {
  const mistyped = checkRecoveryCode(values.recoveryCode);
  if (mistyped !== null) context.addIssue({ code: 'custom', path: ['recoveryCode'], message: mistyped });
  const refused = checkPassphrase(values.newPassphrase);
  if (refused !== null) context.addIssue({ code: 'custom', path: ['newPassphrase'], message: refused });
  else if (values.again !== values.newPassphrase) {
    context.addIssue({ code: 'custom', path: ['again'], message: differing });
  }
});
type Values = z.input<typeof schema>;

/** Back in with the printed code, and a new passphrase from then on. */
export function Recover({ path, foot }: { readonly path: string; readonly foot: ReactNode }) {
  const form = useForm<Values>({
    resolver: schemaResolver(schema),
    defaultValues: { path, recoveryCode: '', newPassphrase: '', again: '' },
  });
  const { control } = form;
  const recover = useWrite('vault.recover', { onDone: () => announce(['vault']) });
  const submit = form.handleSubmit(async ({ again: _again, ...input }) => {
    const reply = await recover.run(input);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const fields = {
    path: useField(control, 'path'),
    recoveryCode: useField(control, 'recoveryCode'),
    newPassphrase: useField(control, 'newPassphrase'),
    again: useField(control, 'again'),
  };
  return (
    <Door
      title="Use the recovery code"
      say="The code that was written down when the register was made opens it, and you choose a new passphrase."
      foot={foot}
    >
      <Form onSubmit={() => void submit()} label="Use the recovery code">
        <PickRegister {...fields.path} label="Register" hint="The file whose name ends in .mcn." />
        <TextField
          {...fields.recoveryCode}
          label="Recovery code"
          hint="Capitals, spaces and hyphens do not matter."
          width="full"
          autoFocus
        />
        <PassphraseField {...fields.newPassphrase} label="New passphrase" hint="At least 15 characters." isNew />
        <StrengthWords passphrase={fields.newPassphrase.value} />
        <PassphraseField {...fields.again} label="New passphrase again" isNew />
        {form.formState.errors.root?.message !== undefined && (
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
