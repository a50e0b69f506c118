import { useState } from 'react';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Correction, SafetyNote } from '../../../domain/plans/plan-shapes.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EndLine } from './end-line.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.safety';

/** How to keep safe: in words with what to do. Nothing here is counted, coloured or ranked. */
export function SafetyPanel({ personId, name, plan }: PlanProps) {
  const held = plan.safety.filter(({ endedOn }) => endedOn === null);
  const add = (
    <AddLine
      form={formCode}
      subject={personId}
      label="Add to: Keeping safe"
      dialog={(close) => <SafetyForm personId={personId} note={null} onClose={close} />}
    >
      Add
    </AddLine>
  );
  return (
    <Panel title="Keeping safe" aside={plan.sees.includes('safety') && add}>
      {plan.withheld.includes('safety') && <p className="soft">Recorded.</p>}
      {held.length === 0 && !plan.withheld.includes('safety') && (
        <p className="soft">Nothing is written down. What goes here stands at the top of the page, with what to do.</p>
      )}
      <ul className={styles.lines} aria-label="Keeping safe">
        {held.map((note) => (
          <li key={note.id}>
            <SafetyLine {...{ personId, name, plan, note }} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface SafetyWordsProps {
  readonly name: string;
  readonly notes: readonly SafetyNote[];
  readonly corrections: readonly Correction[];
}

/** The same in short, for the top of the page: what to do first, then why. */
export function SafetyWords({ name, notes, corrections }: SafetyWordsProps) {
  return (
    <ul className={styles.safety} aria-label="Keeping safe">
      {notes.map((note) => (
        <li key={note.id}>
          <b>{note.whatToDo}</b>
          <span>
            {note.wording} <small className="soft">({note.source})</small>
          </span>
          <Theirs name={name} corrections={corrections.filter(({ lineId }) => lineId === note.id)} />
        </li>
      ))}
    </ul>
  );
}

function SafetyLine({ personId, name, plan, note }: PlanProps & { readonly note: SafetyNote }) {
  const [editing, setEditing] = useState(false);
  const by = note.writtenBy === null ? '' : `, written down by ${note.writtenBy}`;
  return (
    <>
      <p className={styles.actionWords}>{note.whatToDo}</p>
      <p>{note.wording}</p>
      <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === note.id)} />
      <p className="soft small">
        From {note.source}, {dayInWords(note.notedOn)}
        {by}. Looked at again on {dayInWords(note.reviewOn)}.
      </p>
      <div className={styles.tools}>
        <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit: ${note.wording}`}>
          Edit
        </Button>
        <PutRight personId={personId} name={name} lineKind="safety" lineId={note.id} line={note.wording} />
        <EndLine personId={personId} lineId={note.id} line={note.wording} operation="plans.endSafety" />
      </div>
      {editing && <SafetyForm personId={personId} note={note} onClose={() => setEditing(false)} />}
    </>
  );
}

const schema = contract['plans.writeSafety'].input;

interface SafetyFormProps {
  readonly personId: string;
  readonly note: SafetyNote | null;
  readonly onClose: () => void;
}

const inThreeMonths = (today: string): string => {
  const day = new Date(today);
  day.setUTCMonth(day.getUTCMonth() + 3);
  return day.toISOString().slice(0, 10);
};

function SafetyForm({ personId, note, onClose }: SafetyFormProps) {
  const today = useToday();
  const save = useWrite('plans.writeSafety', { toast: 'Saved' });
  const line = useLineForm<z.input<typeof schema>>({
    schema,
    defaults: {
      ...{ personId, lineId: note?.id ?? null, wording: note?.wording ?? '', whatToDo: note?.whatToDo ?? '' },
      ...{
        source: note?.source ?? '',
        notedOn: note?.notedOn ?? today,
        reviewOn: note?.reviewOn ?? inThreeMonths(today),
      },
    },
    address: { form: formCode, subject: note?.id ?? personId, personId },
    save,
    onClose,
  });
  const { control } = line.form;
  const wording = useField(control, 'wording');
  return (
    <LineDialog title="Keeping safe" line={line} onClose={onClose}>
      <TextField
        {...useField(control, 'whatToDo')}
        label="What to do"
        hint="As you would say it to somebody on their way there: “Visit in twos; not at the flat.”"
        width="full"
        autoFocus
      />
      <div>
        <TextField {...wording} label="What to know" width="full" />
        <GentleHint text={wording.value} />
      </div>
      <TextField {...useField(control, 'source')} label="Where it comes from" width="full" />
      <div className={styles.dates}>
        <DateField {...useField(control, 'notedOn')} label="Noted on" />
        <DateField {...useField(control, 'reviewOn')} label="Look again on" />
      </div>
    </LineDialog>
  );
}
