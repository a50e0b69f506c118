import { useState } from 'react';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PickFolder } from '../vault/pick-path.tsx';
import { SyncedFolder } from './synced-folder.tsx';

/** Where later backups go: a folder that exists, such as one on a USB stick, or the application's own. */
export function FolderDialog({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState(folder);
  const set = useWrite('backups.setFolder', { toast: 'Later backups go there', onDone: onClose });
  const aboutFolder = set.error?.field === 'folder';
  return (
    <Dialog
      title="Where backups go"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => void set.run({ folder: null })} isDisabled={set.saving}>
            Use Casebook’s own folder
          </Button>
          <Button kind="main" type="submit" form="backup-folder" isDisabled={set.saving}>
            Use this folder
          </Button>
        </>
      }
    >
      <Form id="backup-folder" label="Where backups go" onSubmit={() => void set.run({ folder: typed })}>
        <PickFolder
          label="Folder"
          hint="A folder that is there already. On a USB stick or a network drive, backups survive the loss of this computer."
          value={typed}
          onChange={(next) => {
            set.clearError();
            setTyped(next);
          }}
          error={aboutFolder ? set.error?.message : undefined}
        />
        <SyncedFolder folder={typed} />
        <p className="soft small">Backups that were made before stay where they are.</p>
        {set.error && !aboutFolder && <Failure error={set.error} />}
      </Form>
    </Dialog>
  );
}
