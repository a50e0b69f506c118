import { useState } from 'react';
import { contract } from '../../../domain/contract.ts';
import type { PlanNote } from '../../../domain/plans/plan-shapes.ts';
import { type NoteKind, noteKindLabels, noteKinds, saidByLabels } from '../../../domain/plans/words.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.note';

const asks: Readonly<Record<NoteKind, string>> = {
  strength: 'What are they good at, and what do others like about them?',
  protective: 'Reasons for living: people, pets, faith, plans.',
  helps: 'What helps on a bad day, and how do they like to be met?',
  worse: 'What should nobody do?',
};

/** Strengths and what protects, what helps and what makes it worse: as prominent as anything else. */
export function NotesPanel({ personId, name, plan }: PlanProps) {
  const held = plan.notes.filter(({ endedOn }) => endedOn === null);
  return (
    <Panel title={`What helps ${name}, and what makes it worse`}>
      {plan.withheld.includes('notes') && <p className="soft">Recorded.</p>}
      <div className={styles.four}>
        {noteKinds.map((kind) => (
          <section key={kind} aria-label={noteKindLabels[kind]}>
            <div className={styles.kindHead}>
              <h3>{noteKindLabels[kind]}</h3>
              {plan.sees.includes('story') && (
                <AddLine
                  form={`${formCode}.${kind}`}
                  subject={personId}
                  label={`Add to: ${noteKindLabels[kind]}`}
                  dialog={(close) => <NoteForm personId={personId} kind={kind} note={null} onClose={close} />}
                >
                  Add
                </AddLine>
              )}
            </div>
            <NoteList
              {...{ personId, name, plan }}
              notes={held.filter((note) => note.kind === kind)}
              ask={asks[kind]}
            />
          </section>
        ))}
      </div>
    </Panel>
  );
}

function NoteList({ notes, ask, ...props }: PlanProps & { readonly notes: readonly PlanNote[]; readonly ask: string }) {
  if (notes.length === 0) return <p className="faint small">{ask}</p>;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id}>
          <NoteLine {...props} note={note} />
        </li>
      ))}
    </ul>
  );
}

function NoteLine({ personId, name, plan, note }: PlanProps & { readonly note: PlanNote }) {
  const [editing, setEditing] = useState(false);
  const today = useToday();
  const end = useWrite('plans.endNote', { toast: 'Noted that it is no longer so' });
  const whose = `${saidByLabels[note.saidBy]}${note.saidOn === null ? '' : `, ${dayInWords(note.saidOn)}`}`;
  return (
    <>
      <span className={styles.words}>{note.wording}</span>
      <small className="soft">{whose}</small>
      <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === note.id)} />
      <span className={styles.tools}>
        <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit: ${note.wording}`}>
          Edit
        </Button>
        <PutRight personId={personId} name={name} lineKind="note" lineId={note.id} line={note.wording} />
        <Button
          kind="quiet"
          size="small"
          label={`No longer so: ${note.wording}`}
          onPress={() => void end.run({ personId, lineId: note.id, on: today })}
        >
          No longer so
        </Button>
      </span>
      {editing && <NoteForm personId={personId} kind={note.kind} note={note} onClose={() => setEditing(false)} />}
    </>
  );
}

const schema = contract['plans.writeNote'].input;

interface NoteFormProps {
  readonly personId: string;
  readonly kind: NoteKind;
  readonly note: PlanNote | null;
  readonly onClose: () => void;
}

function NoteForm({ personId, kind, note, onClose }: NoteFormProps) {
  const today = useToday();
  const save = useWrite('plans.writeNote', { toast: 'Saved' });
  const line = useLineForm({
    schema,
    defaults: {
      ...{ personId, kind, lineId: note?.id ?? null, wording: note?.wording ?? '' },
      ...{ saidBy: note?.saidBy ?? ('person' as const), saidOn: note?.saidOn ?? today },
    },
    address: { form: `${formCode}.${kind}`, subject: note?.id ?? personId, personId },
    save,
    onClose,
  });
  const wording = useField(line.form.control, 'wording');
  return (
    <LineDialog title={noteKindLabels[kind]} line={line} onClose={onClose}>
      <div>
        <TextArea {...wording} label="Words" hint={`${asks[kind]} One on each line.`} rows={3} autoFocus />
        <GentleHint text={wording.value} />
      </div>
      <Choice
        {...useField(line.form.control, 'saidBy')}
        label="Whose words"
        options={(['person', 'worker'] as const).map((code) => ({ code, label: saidByLabels[code] }))}
      />
      <DateField {...useField(line.form.control, 'saidOn')} label="Said on" width="medium" />
    </LineDialog>
  );
}
