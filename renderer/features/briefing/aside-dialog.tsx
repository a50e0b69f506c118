import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';

interface AsideDialogProps {
  readonly action: string;
  readonly say: string;
  readonly saving: boolean;
  readonly problem: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of "not this one", about a record or in words. */
export function AsideDialog({ action, say, saving, problem, onSubmit, onClose, children }: AsideDialogProps) {
  return (
    <Dialog
      title="Not this one"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="not-this-one" shortcut="Ctrl Enter" isDisabled={saving}>
            {action}
          </Button>
        </>
      }
    >
      <p>{say}</p>
      <Form id="not-this-one" onSubmit={onSubmit}>
        {children}
        {problem !== undefined && <Failure error={{ message: problem }} />}
      </Form>
    </Dialog>
  );
}
