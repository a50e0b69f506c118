import { useState } from 'react';
import { useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import type { ShownInstrument } from './score-words.ts';

interface EndFormProps {
  readonly instrument: ShownInstrument;
  readonly onClose: () => void;
}

/** The last day of a partnership's own measure. */
export function EndForm({ instrument, onClose }: EndFormProps) {
  const today = useToday();
  const [validTo, setValidTo] = useState<string | null>(today);
  const save = useWrite('instruments.end', { toast: 'Measure ended', onDone: onClose });
  return (
    <Dialog
      title={`End ${instrument.label}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="end-measure" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form
        id="end-measure"
        onSubmit={() => void save.run({ ownInstrumentId: instrument.ownId ?? '', validTo: validTo ?? '' })}
      >
        <p>What was recorded with it stays and can be read. It can no longer be chosen for a later day.</p>
        <DateField
          label="Last day"
          width="medium"
          autoFocus
          value={validTo}
          onChange={setValidTo}
          error={save.error?.message}
        />
      </Form>
    </Dialog>
  );
}
