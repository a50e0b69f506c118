import { useState } from 'react';
import type { Disclosure } from '../../../domain/sharing/disclosure-operations.ts';
import { isLawfulBasis } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GroundFields, type GroundValues } from './ground-fields.tsx';
import { useGrounds } from './use-grounds.ts';

interface FinishProps {
  readonly personId: string;
  readonly one: Disclosure;
}

const names = ['condition', 'offenceCondition', 'confidentiality', 'gateway', 'agreementId'];

/** Finishes what was recorded in a hurry: the conditions, the gateway and the agreement. What was told stays as it is. */
export function FinishGround({ personId, one }: FinishProps) {
  const may = useMay('sharing.completeDisclosure');
  const [isOpen, setIsOpen] = useState(false);
  if (!may || one.open.length === 0) return null;
  return (
    <>
      <Button kind="quiet" size="small" label={`Finish the ground: ${one.recipient}`} onPress={() => setIsOpen(true)}>
        Finish the ground
      </Button>
      {isOpen && <FinishForm personId={personId} one={one} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function FinishForm({ personId, one, onClose }: FinishProps & { readonly onClose: () => void }) {
  const grounds = useGrounds();
  const [ground, setGround] = useState<GroundValues>({
    basis: isLawfulBasis(one.basis) ? one.basis : null,
    condition: one.condition,
    offenceCondition: one.offenceCondition,
    gateway: one.gateway,
    confidentiality: one.confidentiality,
    agreementId: one.agreementId,
  });
  const finish = useWrite('sharing.completeDisclosure', { toast: 'Ground saved', onDone: onClose });
  const errors = fieldErrors(finish.error, names);
  const { basis: _basis, ...rest } = ground;
  return (
    <Dialog
      title={`On what ground ${one.recipient} was told`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="ground" shortcut="Ctrl Enter" isDisabled={finish.saving}>
            Save the ground
          </Button>
        </>
      }
    >
      <Form id="ground" onSubmit={() => void finish.run({ personId, disclosureId: one.id, ...rest })}>
        <GroundFields
          value={ground}
          onChange={setGround}
          categories={one.categories}
          agencyId={one.agencyId}
          toPolice={grounds.isPolice(one.agencyId)}
          errorOf={errors.of}
          basisStands
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
