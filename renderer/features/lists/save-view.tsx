import { useState } from 'react';
import type { ListView } from '../../../domain/lists/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Keeps filters, columns and order under a name; who is in the list is not part of it. */
export function SaveView({ shown, onClose }: { readonly shown: ListView; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const save = useWrite('lists.saveView', { onDone: onClose, toast: 'View saved' });
  return (
    <Dialog
      title="Save this view"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="save-view" isDisabled={save.saving}>
            Save the view
          </Button>
        </>
      }
    >
      <Form id="save-view" onSubmit={() => void save.run({ name, shown })}>
        <p className="soft">The filters, the columns and the order are kept for you alone. People come and go in it.</p>
        <TextField
          label="Name of the view"
          value={name}
          onChange={(next) => {
            setName(next);
            save.clearError();
          }}
          error={save.error?.message}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
