import { useState } from 'react';
import type { FirstContact } from '../../../domain/referrals/operations.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { PersonPicker } from '../portraits/person-picker.tsx';
import styles from './referrals.module.css';

/** Says who a first contact was with. */
export function LinkDialog({ contact, onClose }: { readonly contact: FirstContact; readonly onClose: () => void }) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const go = useGo();
  const link = useWrite('referrals.link', {
    toast: `${contact.label} is linked`,
    onDone: () => {
      onClose();
      go({ screen: 'referral', referralId: contact.id });
    },
  });
  const submit = () => {
    if (personId === null) setMissing(true);
    else void link.run({ referralId: contact.id, personId });
  };
  const error = missing && personId === null ? 'Choose who it was.' : link.error?.message;
  return (
    <Dialog
      title={`Link ${contact.label} to a person`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="link-contact" shortcut="Ctrl Enter" isDisabled={link.saving}>
            Link
          </Button>
        </>
      }
    >
      <Form id="link-contact" onSubmit={submit}>
        <dl className={styles.facts}>
          <dt>Where</dt>
          <dd>{contact.place ?? 'Not written down'}</dd>
          <dt>What was seen</dt>
          <dd>{contact.seen ?? 'Not written down'}</dd>
        </dl>
        <PersonPicker
          label="Who it was"
          hint="The beginning of a name, or the reference."
          isFilter
          onChange={setPersonId}
          error={error}
        />
        <p className="soft">
          What was written down becomes a referral of that person. {contact.agency} still sees what it wrote and learns
          nothing more, unless the person is shared with it. The link can be taken back while nothing else was done.
        </p>
      </Form>
    </Dialog>
  );
}
