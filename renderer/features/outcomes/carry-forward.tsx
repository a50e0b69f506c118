import { mayBeCarried } from '../../../domain/outcomes/carrying.ts';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FactDefinition } from './cell-entry.ts';
import type { Recording } from './use-recording.ts';

interface CarryForwardProps {
  readonly periodId: string;
  readonly rows: readonly GridRow[];
  readonly definitions: readonly FactDefinition[];
  readonly recording: Recording;
  readonly onClose: () => void;
}

/** Asks before values of the quarter before are taken over; it never happens by itself. */
export function CarryForward({ periodId, rows, definitions, recording, onClose }: CarryForwardProps) {
  const carry = useWrite('outcomes.carryForward');
  const statuses = definitions.filter(mayBeCarried);
  const send = () =>
    void recording.also(async () => {
      const reply = await carry.run({
        periodId,
        personIds: rows.map(({ personId }) => personId),
        factCodes: statuses.map(({ code }) => code),
      });
      if (!reply.ok) return null;
      onClose();
      return reply.value.transactionId;
    }, 'Carried forward. Each value is marked until it is confirmed');
  return (
    <Dialog
      title="Carry forward from the quarter before"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Leave as it is</Button>
          <Button kind="main" isDisabled={statuses.length === 0 || carry.saving} onPress={send}>
            Carry forward
          </Button>
        </>
      }
    >
      <p>
        Cells that are still empty take over the status of the quarter before
        {statuses.length > 0 && `: ${statuses.map(({ columnLabel }) => columnLabel).join(', ')}`}. Each is marked with ↷
        until somebody confirms it for this quarter.
      </p>
      <p className="soft">
        Counts and scores belong to their own quarter and are not carried. Nor is what follows from moves. Ctrl Z takes
        all of it back.
      </p>
      {carry.error !== null && <p role="alert">{carry.error.message}</p>}
    </Dialog>
  );
}
