import { useState } from 'react';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { LineDialog, useLineForm } from './line-form.tsx';

interface EndLineProps {
  readonly personId: string;
  readonly lineId: string;
  readonly line: string;
  readonly operation: 'plans.endRisk' | 'plans.endSafety';
}

/** Ends a line with its reason; it stays in the history. */
export function EndLine(props: EndLineProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)} label={`No longer holds: ${props.line}`}>
        No longer holds
      </Button>
      {open && <EndForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function EndForm({ personId, lineId, line, operation, onClose }: EndLineProps & { readonly onClose: () => void }) {
  const today = useToday();
  const save = useWrite(operation, { toast: 'Noted that it no longer holds' });
  const form = useLineForm({
    schema: contract[operation].input,
    defaults: { personId, lineId, on: today, because: '' },
    address: { form: `${operation.replace('plans.end', 'plans.end-').toLowerCase()}`, subject: lineId, personId },
    save,
    onClose,
  });
  return (
    <LineDialog title={line} line={form} onClose={onClose}>
      <TextArea {...useField(form.form.control, 'because')} label="Why it no longer holds" rows={2} autoFocus />
      <DateField {...useField(form.form.control, 'on')} label="Since" width="medium" />
    </LineDialog>
  );
}
