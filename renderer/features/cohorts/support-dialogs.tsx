import type { Support } from '../../../domain/cohorts/death-operations.ts';
import { useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface SupportProps {
  readonly personId: string;
  readonly support: Support;
  readonly onClose: () => void;
}

/** That somebody was thought of, and what was offered. */
export function SupportDialog({ personId, support, onClose }: SupportProps) {
  const today = useToday();
  const address = { form: 'cohorts.support', subject: support.id, personId };
  const begin = () => ({ on: today as string | null, note: '' });
  const { values, set, leave } = useDialogValues(address, begin, onClose);
  const { on, note } = values;
  const save = useWrite('cohorts.recordSupport', { toast: 'Written down', onDone: leave });
  const dayError = save.error?.field === 'thoughtOfOn' ? save.error.message : undefined;
  return (
    <Dialog
      title={`Support for ${support.name}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="support" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form
        id="support"
        onSubmit={() => void save.run({ personId, supportId: support.id, thoughtOfOn: on ?? '', note })}
      >
        <DateField label="Offered on" width="medium" value={on} onChange={(day) => set({ on: day })} error={dayError} />
        <TextArea label="What was offered" optional value={note} onChange={(next) => set({ note: next })} rows={2} />
        {save.error && dayError === undefined && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}

interface AddProps {
  readonly personId: string;
  readonly deathId: string;
  readonly onClose: () => void;
}

/** Somebody else to think of, in words. */
export function AddSupportDialog({ personId, deathId, onClose }: AddProps) {
  const address = { form: 'cohorts.addSupport', subject: deathId, personId };
  const { values, set, leave } = useDialogValues(address, () => ({ words: '' }), onClose);
  const { words } = values;
  const save = useWrite('cohorts.addSupport', { toast: 'Added', onDone: leave });
  const wordsError = save.error?.field === 'words' ? save.error.message : undefined;
  return (
    <Dialog
      title="Somebody else to think of"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="add-support" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Add
          </Button>
        </>
      }
    >
      <Form id="add-support" onSubmit={() => void save.run({ personId, deathId, words })}>
        <TextField
          label="Who"
          hint="In words, and without names for peers: “the neighbours on the landing”."
          value={words}
          onChange={(next) => set({ words: next })}
          error={wordsError}
        />
        {save.error && wordsError === undefined && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}
