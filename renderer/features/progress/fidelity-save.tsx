import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { Button } from '../../ui/button.tsx';
import { SaveFidelity } from './save-figures.tsx';

/** The button beside the means of fidelity that takes their table and chart out of the register. */
export function FidelitySave({ periods }: { readonly periods: OutputOf<'fidelity.overview'>['periods'] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
        Save the table or the chart
      </Button>
      {open && <SaveFidelity periods={periods} onClose={() => setOpen(false)} />}
    </>
  );
}
