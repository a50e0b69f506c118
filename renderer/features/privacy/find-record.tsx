import { type ReactNode, useState } from 'react';
import type { Standing } from '../../../domain/privacy/operations.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface FindProps {
  readonly title: string;
  readonly say: string;
  /** Whose record, by reference; empty to ask for it. */
  readonly reference?: string;
  /** What comes once the person is known. */
  readonly then: (person: Standing) => ReactNode;
  readonly onClose: () => void;
}

/** From a reference to a person, and from there to what is to be done about their record. */
export function FindRecord({ title, say, reference = '', then, onClose }: FindProps) {
  const [typed, setTyped] = useState(reference);
  const [asked, setAsked] = useState(reference);
  const [known, setKnown] = useState<Standing | null>(null);
  const found = useRead('privacy.find', { reference: asked }, { enabled: asked !== '' && known === null });
  // Kept as it was found: what is done next may change what stands, or take the person away.
  if (found.data && known === null) setKnown(found.data);
  if (known !== null) return then(known);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="find-record" isDisabled={typed.trim() === '' || found.isFetching}>
            Look it up
          </Button>
        </>
      }
    >
      <p>{say}</p>
      <Form id="find-record" onSubmit={() => setAsked(typed.trim())}>
        <TextField
          label="Reference"
          hint="As it stands on the person’s page."
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setAsked('');
          }}
          error={found.error?.message}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
