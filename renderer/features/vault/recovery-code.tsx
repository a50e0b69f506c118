import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useVaultStore } from '../../vault-store.ts';
import { Door } from './door.tsx';
import { PrintCard, printingWords, RecoveryCard, type RecoveryPaper } from './recovery-card.tsx';
import styles from './vault.module.css';

/** Copies the code. Answers whether it now lies on the clipboard and has to be cleared again. */
async function copyForAMoment(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
    // The browser tells nobody of it, so that the shell would not clear it again.
    window.dispatchEvent(new Event('casebook:copied'));
    return true;
  } catch {
    showToast({ message: 'This window may not use the clipboard. Write the code down instead.' });
    return false;
  }
}

const sayWhole =
  'If everybody forgets the passphrase, this code is the only way back in. It is shown now and never again.';
const sayPart =
  'If everybody forgets the passphrase, both parts together are the only way back in. Each is shown to its own holder, now and never again.';

/** The recovery code of a new register, once, one paper after the other. It goes on paper, not into the computer. */
export function RecoveryCode({ papers }: { readonly papers: readonly RecoveryPaper[] }) {
  const [at, setAt] = useState(0);
  const done = useVaultStore((state) => state.recoveryCodeWritten);
  const paper = papers[at];
  if (paper === undefined) return null;
  const isLast = at === papers.length - 1;
  return (
    <Door
      key={at}
      title={paper.part === null ? 'Write down the recovery code' : `Write down part ${paper.part} of 2`}
      say={paper.part === null ? sayWhole : sayPart}
    >
      <Sheet
        paper={paper}
        next={isLast ? 'Go to the register' : 'Go on to part 2'}
        onDone={() => (isLast ? done() : setAt(at + 1))}
      />
    </Door>
  );
}

interface SheetProps {
  readonly paper: RecoveryPaper;
  readonly next: string;
  readonly onDone: () => void;
}

function Sheet({ paper, next, onDone }: SheetProps) {
  const [written, setWritten] = useState(false);
  const [copied, setCopied] = useState(false);
  const goOn = () => {
    // Only right after a press may a page write to the clipboard without the browser asking for permission.
    if (copied) void navigator.clipboard.writeText('').catch(() => undefined);
    onDone();
  };
  return (
    <>
      <RecoveryCard paper={paper} />
      {paper.part !== null && (
        <p>Only the holder of part {paper.part} looks at this part. Whoever has seen both has the whole code.</p>
      )}
      <p className="soft small">{printingWords}</p>
      <Checkbox isSelected={written} onChange={setWritten}>
        I have written it down
      </Checkbox>
      <div className={styles.actions}>
        <Button onPress={() => void copyForAMoment(paper.text).then(setCopied)}>Copy</Button>
        <PrintCard paper={paper} />
        <Button kind="main" isDisabled={!written} onPress={goOn}>
          {next}
        </Button>
      </div>
    </>
  );
}
