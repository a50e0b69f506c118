import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import { lastGroupOf, sameGroup } from '../../../domain/vault/recovery-parts.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useCurrentSession } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PassphraseField } from './passphrase-inputs.tsx';
import styles from './recovery.module.css';
import { nameOfPaper, PrintCard, papersOf, printingWords, RecoveryCard, type RecoveryPaper } from './recovery-card.tsx';
import { RecoveryPartsChoice } from './recovery-parts-choice.tsx';
import { Working } from './working.tsx';

const schema = contract['vault.newRecoveryCode'].input;
type Values = z.input<typeof schema>;

/** Makes a new recovery code, has it written down, and puts it in force only then. */
export function NewRecoveryCode({ onClose }: { readonly onClose: () => void }) {
  const [papers, setPapers] = useState<readonly RecoveryPaper[] | null>(null);
  const session = useCurrentSession();
  if (session === null) return null;
  if (papers !== null) return <OnPaper papers={papers} onClose={onClose} />;
  return (
    <Ask onMade={(recovery) => setPapers(papersOf(recovery, session.registerName, session.today))} onClose={onClose} />
  );
}

interface AskProps {
  readonly onMade: (recovery: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Who asks, and for one paper or two. */
function Ask({ onMade, onClose }: AskProps) {
  const form = useForm<Values>({ resolver: schemaResolver(schema), defaultValues: { current: '', parts: 1 } });
  const make = useWrite('vault.newRecoveryCode', { onDone: ({ recovery }) => onMade(recovery) });
  const submit = form.handleSubmit(async (input) => {
    const reply = await make.run(input);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const current = useField(form.control, 'current');
  const parts = useField(form.control, 'parts');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Make a new recovery code"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="new-recovery" shortcut="Ctrl Enter" isDisabled={make.saving}>
            Make a new code
          </Button>
        </>
      }
    >
      <Form id="new-recovery" onSubmit={() => void submit()}>
        <p>
          Do it when the paper is lost, or when somebody who left may have seen it. The old code works until the new one
          is on paper. The register gets a new key with it, so that the old code opens nothing written from then on.
        </p>
        <PassphraseField {...current} label="Your passphrase now" autoFocus />
        <RecoveryPartsChoice {...parts} />
        {root !== undefined && <Failure error={{ message: root }} />}
        <Working words={make.saving ? 'Checking your passphrase. This takes about a second.' : null} />
      </Form>
    </Dialog>
  );
}

interface OnPaperProps {
  readonly papers: readonly RecoveryPaper[];
  readonly onClose: () => void;
}

/** One paper after the other: shown, then typed back in part while it is out of sight. */
function OnPaper({ papers, onClose }: OnPaperProps) {
  const [shown, setShown] = useState(true);
  const [lastGroups, setLastGroups] = useState<readonly string[]>([]);
  const confirm = useWrite('vault.confirmRecoveryCode', {
    toast: 'The new recovery code holds. Destroy the papers of the one before.',
    onDone: onClose,
  });
  const at = lastGroups.length;
  const paper = papers[at];
  if (paper === undefined) return null;
  const isLast = at === papers.length - 1;
  const typedBack = (group: string) => {
    const groups = [...lastGroups, group];
    if (isLast) {
      void confirm.run({ lastGroups: groups });
      return;
    }
    setLastGroups(groups);
    setShown(true);
  };
  if (shown) return <Show paper={paper} onWritten={() => setShown(false)} onClose={onClose} />;
  return (
    <TypeBack
      paper={paper}
      isLast={isLast}
      saving={confirm.saving}
      refused={confirm.error?.message}
      onTyped={typedBack}
      onShow={() => setShown(true)}
      onClose={onClose}
    />
  );
}

interface ShowProps {
  readonly paper: RecoveryPaper;
  readonly onWritten: () => void;
  readonly onClose: () => void;
}

function Show({ paper, onWritten, onClose }: ShowProps) {
  return (
    <Dialog
      title={paper.part === null ? 'Write down the new code' : `Write down part ${paper.part} of 2`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>Keep the old code</Button>
          <PrintCard paper={paper} />
          <Button kind="main" onPress={onWritten} autoFocus>
            It is on paper
          </Button>
        </>
      }
    >
      <div className={styles.steps}>
        <RecoveryCard paper={paper} />
        {paper.part !== null && (
          <p>Only the holder of part {paper.part} looks at this part. Whoever has seen both has the whole code.</p>
        )}
        <p className="soft small">{printingWords}</p>
      </div>
    </Dialog>
  );
}

interface TypeBackProps extends Pick<ShowProps, 'paper' | 'onClose'> {
  readonly isLast: boolean;
  readonly saving: boolean;
  readonly refused: string | undefined;
  readonly onTyped: (group: string) => void;
  readonly onShow: () => void;
}

/** Whoever can type the last group has it on paper: it is out of sight now. */
function TypeBack({ paper, isLast, saving, refused, onTyped, onShow, onClose }: TypeBackProps) {
  const [typed, setTyped] = useState('');
  const [differs, setDiffers] = useState(false);
  const field = useRef<HTMLElement | null>(null);
  const submit = () => {
    if (sameGroup(typed, lastGroupOf(paper.text))) onTyped(typed);
    else {
      setDiffers(true);
      field.current?.focus();
    }
  };
  return (
    <Dialog
      title="Is it right on the paper?"
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>Keep the old code</Button>
          <Button onPress={onShow}>Show it again</Button>
          <Button kind="main" type="submit" form="recovery-typed-back" shortcut="Ctrl Enter" isDisabled={saving}>
            {isLast ? 'Use the new code' : 'Go on to part 2'}
          </Button>
        </>
      }
    >
      <Form id="recovery-typed-back" onSubmit={submit}>
        <p>{nameOfPaper(paper)} is out of sight now. Read its last group from the paper and type it here.</p>
        <TextField
          label="Last group on the paper"
          hint="Nine letters and digits. Capitals, spaces and hyphens do not matter."
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setDiffers(false);
          }}
          inputRef={(element) => {
            field.current = element;
          }}
          error={differs ? sentenceFor('recovery-group-differs') : undefined}
          autoFocus
        />
        {refused !== undefined && <Failure error={{ message: refused }} />}
        <Working words={saving ? 'Encrypting the register anew, for the new code.' : null} />
      </Form>
    </Dialog>
  );
}
