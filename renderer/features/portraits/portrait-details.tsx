import { useState } from 'react';
import type { InputOf } from '../../../domain/contract.ts';
import type { Portrait } from '../../../domain/portraits/operations.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Changes = InputOf<'portraits.change'>['changes'];

interface LineProps {
  readonly label: string;
  readonly hint?: string;
  readonly stored: string;
  readonly error: string | undefined;
  readonly save: (text: string) => void;
}

/** One line of text that is saved on leaving it; a refused text stays. */
function Line({ label, hint, stored, error, save }: LineProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed.trim() !== stored) save(typed);
    else setTyped(null);
  };
  const shown = typed !== null && (error !== undefined || typed.trim() !== stored) ? typed : stored;
  return (
    <TextField
      label={label}
      hint={hint}
      width="full"
      value={typed ?? shown}
      onChange={setTyped}
      onBlur={leave}
      error={error}
    />
  );
}

function AskedOn({
  stored,
  error,
  save,
}: {
  stored: string | null;
  error: string | undefined;
  save: (day: string | null) => void;
}) {
  const [day, setDay] = useState(stored);
  return (
    <DateField
      label="Agreement asked on"
      width="full"
      hint="Asked before writing, and again on the final text."
      value={day}
      onChange={setDay}
      onBlur={() => {
        if (day !== stored) save(day);
      }}
      error={error}
    />
  );
}

/** Title, pseudonym and agreement of a portrait; each is saved on leaving it. */
export function PortraitDetails({ portrait }: { readonly portrait: Portrait }) {
  const change = useWrite('portraits.change', { toast: 'Portrait changed' });
  const [touched, setTouched] = useState<keyof Changes | null>(null);
  const save = (field: keyof Changes, changes: Changes) => {
    setTouched(field);
    void change.run({ portraitId: portrait.id, changes });
  };
  const errorOf = (field: keyof Changes) => (touched === field ? change.error?.message : undefined);
  return (
    <Panel
      title="About this portrait"
      aside={<SaveState saving={change.saving} savedAt={change.savedAt} error={change.error} />}
    >
      <div className="close-stack">
        <Line
          label="Title"
          stored={portrait.title}
          error={errorOf('title')}
          save={(title) => save('title', { title })}
        />
        <Line
          label="Pseudonym"
          hint="The person may choose it."
          stored={portrait.pseudonym ?? ''}
          error={errorOf('pseudonym')}
          save={(pseudonym) => save('pseudonym', { pseudonym })}
        />
        <AskedOn
          key={portrait.agreementAskedOn}
          stored={portrait.agreementAskedOn}
          error={errorOf('agreementAskedOn')}
          save={(agreementAskedOn) => save('agreementAskedOn', { agreementAskedOn })}
        />
      </div>
    </Panel>
  );
}

/** Takes a portrait out of the register, after saying what that does. */
export function RemovePortrait({ portrait }: { readonly portrait: Portrait }) {
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const remove = useWrite('portraits.remove', {
    toast: 'Portrait removed',
    onDone: () => go({ screen: 'evaluation' }),
  });
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        Remove the portrait
      </Button>
      <Dialog
        title="Remove this portrait?"
        role="alertdialog"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button autoFocus onPress={() => setOpen(false)}>
              Keep it
            </Button>
            <Button
              kind="danger"
              isDisabled={remove.saving}
              onPress={() => void remove.run({ portraitId: portrait.id })}
            >
              Remove the portrait
            </Button>
          </>
        }
      >
        <p>
          <q>{portrait.title}</q> leaves the list with everything written in it. You can undo this for ten seconds.
        </p>
        {remove.error !== null && <Failure error={remove.error} />}
      </Dialog>
    </>
  );
}
