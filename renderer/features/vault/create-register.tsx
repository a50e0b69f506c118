import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { announce, useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useVaultStore } from '../../vault-store.ts';
import { SyncedFolder } from '../backups/synced-folder.tsx';
import { Door } from './door.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { PickFolder } from './pick-path.tsx';
import { papersOf } from './recovery-card.tsx';
import { RecoveryPartsChoice } from './recovery-parts-choice.tsx';
import styles from './vault.module.css';
import { creatingWords, Working } from './working.tsx';

export const differing = 'The two passphrases are not the same. Type the second one again.';

const schema = contract['vault.create'].input.extend({ again: z.string() }).superRefine((values, context) => {
  const refused = checkPassphrase(values.passphrase);
  if (refused !== null) context.addIssue({ code: 'custom', path: ['passphrase'], message: refused });
  else if (values.again !== values.passphrase)
    context.addIssue({ code: 'custom', path: ['again'], message: differing });
});
type Values = z.input<typeof schema>;

interface CreateRegisterProps {
  readonly suggestedFolder: string;
  readonly foot: ReactNode;
}

/** A new register: where it lies, whose it is, and the passphrase that opens it. */
export function CreateRegister({ suggestedFolder, foot }: CreateRegisterProps) {
  const form = useForm<Values>({
    resolver: schemaResolver(schema),
    defaultValues: {
      folder: suggestedFolder,
      registerName: '',
      areaName: '',
      agencyName: '',
      displayName: '',
      passphrase: '',
      again: '',
      recoveryParts: 1,
    },
  });
  const { control } = form;
  const create = useWrite('vault.create', {
    onDone: ({ recovery, session }) => {
      // The code stays on screen before anything else: it cannot be shown again.
      useVaultStore.getState().showRecoveryCode(papersOf(recovery, session.registerName, session.today));
      announce(['vault']);
    },
  });
  const submit = form.handleSubmit(async ({ again: _again, ...input }) => {
    const reply = await create.run(input);
    if (!reply.ok) landProblem(form, reply.error);
  });
  // In the order of the screen, which is the order in which a refused field takes the focus.
  const fields = {
    registerName: useField(control, 'registerName'),
    folder: useField(control, 'folder'),
    areaName: useField(control, 'areaName'),
    agencyName: useField(control, 'agencyName'),
    displayName: useField(control, 'displayName'),
    passphrase: useField(control, 'passphrase'),
    again: useField(control, 'again'),
    recoveryParts: useField(control, 'recoveryParts'),
  };
  return (
    <Door
      title="Create a register"
      say="One encrypted file on this computer, with a small key file beside it. Nothing leaves the computer by itself."
      foot={foot}
    >
      <Form onSubmit={() => void submit()} label="Create a register">
        <TextField
          {...fields.registerName}
          label="Name of the register"
          hint="The file will have this name. Do not use anybody’s name."
          width="full"
          autoFocus
        />
        <PickFolder {...fields.folder} label="Folder" hint="Not a folder that is copied to the internet." />
        <SyncedFolder folder={fields.folder.value} />
        <TextField {...fields.areaName} label="Area" hint="The town, city or borough." width="full" />
        <TextField {...fields.agencyName} label="Your agency" width="full" />
        <TextField {...fields.displayName} label="Your name" width="full" />
        <NewPassphrase
          label="Passphrase"
          hint="At least 15 characters. Four unrelated words with spaces work well. Pasting is fine."
          passphrase={fields.passphrase}
          again={fields.again}
        />
        <RecoveryPartsChoice {...fields.recoveryParts} value={fields.recoveryParts.value ?? 1} />
        {form.formState.errors.root?.message !== undefined && (
          <Failure error={{ message: form.formState.errors.root.message }} />
        )}
        <div className={styles.actions}>
          <Button kind="main" type="submit" isDisabled={create.saving}>
            Create the register
          </Button>
        </div>
        <Working words={create.saving ? creatingWords : null} />
      </Form>
    </Door>
  );
}
