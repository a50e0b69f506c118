import { useState } from 'react';
import { contract } from '../../../domain/contract.ts';
import type { Correction } from '../../../domain/plans/plan-shapes.ts';
import type { LineKind } from '../../../domain/plans/words.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { LineDialog, useLineForm } from './line-form.tsx';
import styles from './plans.module.css';

interface TheirsProps {
  readonly name: string;
  readonly corrections: readonly Pick<Correction, 'id' | 'wording' | 'saidOn'>[];
}

/** What the person put right about a line: beside it, and theirs. */
export function Theirs({ name, corrections }: TheirsProps) {
  if (corrections.length === 0) return null;
  return (
    <ul className={styles.theirs} aria-label={`Put right by ${name}`}>
      {corrections.map(({ id, wording, saidOn }) => (
        <li key={id}>
          <span>{wording}</span>
          <small className="soft">
            {name} put this right, {dayInWords(saidOn)}
          </small>
        </li>
      ))}
    </ul>
  );
}

const schema = contract['plans.correct'].input;

interface PutRightProps {
  readonly personId: string;
  readonly name: string;
  readonly lineKind: LineKind;
  readonly lineId: string;
  /** The line as it stands, which is not written over. */
  readonly line: string;
}

/** Opens the form in which the person's own words go beside a line. */
export function PutRight(props: PutRightProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)} label={`Put right: ${props.line}`}>
        Put right
      </Button>
      {open && <PutRightForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function PutRightForm({ personId, name, lineKind, lineId, line, onClose }: PutRightProps & { onClose: () => void }) {
  const today = useToday();
  const save = useWrite('plans.correct', { toast: `Kept as ${name} said it` });
  const form = useLineForm({
    schema,
    defaults: { personId, lineKind, lineId, wording: '', saidOn: today },
    address: { form: 'plans.correct', subject: lineId, personId },
    save,
    onClose,
  });
  return (
    <LineDialog title={`What ${name} says about it`} line={form} onClose={onClose}>
      <p className={styles.asItStands}>“{line}”</p>
      <TextArea
        {...useField(form.form.control, 'wording')}
        label="In their own words"
        hint="The line stays as it is. This stands beside it, as theirs, wherever it is shown."
        rows={3}
        autoFocus
      />
      <DateField {...useField(form.form.control, 'saidOn')} label="Said on" width="medium" />
    </LineDialog>
  );
}
