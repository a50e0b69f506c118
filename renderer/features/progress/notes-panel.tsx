import { useState } from 'react';
import type { Figures } from '../../../domain/progress/shapes.ts';
import { useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useMay } from '../../may.ts';
import { usePeriods } from '../../periods.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './progress.module.css';

interface NoteProps {
  readonly figures: Figures;
  readonly calendar: string;
  readonly onClose: () => void;
}

function NoteDialog({ figures, calendar, onClose }: NoteProps) {
  const periods = usePeriods().periods.filter((period) => period.calendar === calendar);
  const address = { form: 'progress.note', subject: figures.factCode, personId: null };
  const begin = () => ({ periodId: periods.at(-1)?.id ?? '', words: '' });
  const { values, set, leave } = useDialogValues(address, begin, onClose);
  const note = useWrite('progress.note', { toast: 'Noted beside the figure', onDone: leave });
  const { error } = note;
  const errorIn = (field: string) => (error?.field === field ? error.message : undefined);
  return (
    <Dialog
      title="Recording practice changed"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="recording-note" shortcut="Ctrl Enter" isDisabled={note.saving}>
            Save the note
          </Button>
        </>
      }
    >
      <Form id="recording-note" onSubmit={() => void note.run({ factCode: figures.factCode, ...values })}>
        <p className="soft">
          From that period on “{figures.label}” is recorded in another way. The note stands beside every figure and in
          every file, and a comparison across it is not called better or worse.
        </p>
        <Select
          label="From which period"
          value={values.periodId}
          options={periods.map(({ id, code, label }) => ({ code: id, label: `${code}, ${label}` }))}
          onChange={(periodId) => set({ periodId: periodId ?? '' })}
          width="full"
          error={errorIn('periodId')}
        />
        <TextArea
          label="What changed"
          hint="Such as a new partner who sends figures, or another way of asking. Nothing about anybody."
          value={values.words}
          onChange={(words) => {
            set({ words });
            note.clearError();
          }}
          rows={3}
          error={errorIn('words')}
        />
        {error !== null && error.field !== 'periodId' && error.field !== 'words' && <Failure error={error} />}
      </Form>
    </Dialog>
  );
}

/** Notes that recording practice changed: they travel with the figure, and mute a trend across them. */
export function NotesPanel({ figures, calendar }: Omit<NoteProps, 'onClose'>) {
  const [open, setOpen] = useState(false);
  const may = useMay('progress.note');
  const remove = useWrite('progress.removeNote', { toast: 'The note is gone' });
  const { notes } = figures;
  return (
    <Panel
      title="How it was recorded"
      aside={
        may && (
          <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
            Note a change in recording
          </Button>
        )
      }
    >
      {notes.length === 0 ? (
        <p className="soft">
          No change in recording is noted. Where a rise may only mean that more is written down, say so here: a trend is
          then not read from it.
        </p>
      ) : (
        <ul className={styles.notes}>
          {notes.map(({ id, periodCode, words }) => (
            <li key={id} className={styles.note}>
              <span>
                <b>Recording practice changed from {periodCode} on.</b> {words}
              </span>
              {may && (
                <Button
                  kind="quiet"
                  size="small"
                  label={`Take back the note of ${periodCode}`}
                  onPress={() => void remove.run({ noteId: id })}
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && <NoteDialog figures={figures} calendar={calendar} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
