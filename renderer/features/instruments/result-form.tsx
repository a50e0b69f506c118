import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import type { InstrumentResult } from '../../../domain/instruments/operations.ts';
import { type Completer, completerLabels, completers, licenceLabels } from '../../../domain/instruments/words.ts';
import type { Problem } from '../../../domain/reply.ts';
import { useReference, useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { usePeriods } from '../../periods.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { ScoreFields } from './score-fields.tsx';
import { figureIn, isInUse, noFigure, type ShownInstrument } from './score-words.ts';

/** What is typed; scores as text, because a blank is no zero. */
export interface ResultValues {
  readonly instrument: string | null;
  readonly doneOn: string | null;
  readonly mode: string | null;
  readonly completedBy: Completer | null;
  readonly scores: Readonly<Record<string, string>>;
  readonly sumAlone: string;
  readonly feeds: boolean;
}

const begun = (result: InstrumentResult | null, today: string): ResultValues => ({
  instrument: result?.instrument ?? null,
  doneOn: result?.doneOn ?? today,
  mode: result?.mode ?? null,
  completedBy: result?.completedBy ?? null,
  scores: Object.fromEntries(Object.entries(result?.scores ?? {}).map(([code, value]) => [code, String(value)])),
  sumAlone: result?.sumAlone == null ? '' : String(result.sumAlone),
  feeds: false,
});

interface ResultFormProps {
  readonly personId: string;
  /** Null for a new one. */
  readonly result: InstrumentResult | null;
  readonly known: OutputOf<'instruments.list'>;
  readonly onClose: () => void;
}

type Errors = Readonly<Record<string, string>>;

const completedByOf = (mode: string | null): Completer | null =>
  mode === 'self-completed' ? 'person' : mode === 'worker-only' ? 'worker' : null;

/** Scores that can be read, or the fields in which stands no figure. */
function scoresIn(values: ResultValues): { scores: InputOf<'instruments.record'>['scores']; errors: Errors } {
  const read = Object.entries(values.scores).map(([code, typed]) => [code, figureIn(typed)] as const);
  return {
    scores: read.flatMap(([area, score]) => (typeof score === 'number' ? [{ area, score }] : [])),
    errors: Object.fromEntries(
      read.filter(([, value]) => value === 'no-figure').map(([code]) => [`scores.${code}`, noFigure]),
    ),
  };
}

/** One result: which measure, when, by whom, and the figures. */
export function ResultForm({ personId, result, known, onClose }: ResultFormProps) {
  const today = useToday();
  const address = { form: 'instruments.result', subject: result?.id ?? personId, personId };
  const { values, set, leave } = useDialogValues(address, () => begun(result, today), onClose);
  const [errors, setErrors] = useState<Errors>({});
  const save = useWrite('instruments.record', {
    toast: result === null ? 'Result recorded' : 'Result corrected',
    onDone: leave,
  });
  const remove = useWrite('instruments.removeResult', { toast: 'Result taken back', onDone: leave });
  const feedPeriodId = usePeriodOf(values.doneOn);
  const instrument = known.instruments.find(({ code }) => code === values.instrument);
  const submit = async () => {
    const { scores, errors: unread } = scoresIn(values);
    const sumAlone = figureIn(values.sumAlone);
    const wrong = sumAlone === 'no-figure' ? { ...unread, sumAlone: noFigure } : unread;
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || sumAlone === 'no-figure') return;
    const input = {
      ...{ personId, resultId: result?.id ?? null, instrument: values.instrument ?? '', doneOn: values.doneOn ?? '' },
      ...{ mode: values.mode ?? '', completedBy: values.completedBy, scores, sumAlone },
      feedPeriodId: values.feeds && mayFeed(instrument) ? feedPeriodId : null,
    };
    const reply = await save.run(input as InputOf<'instruments.record'>);
    if (!reply.ok) setErrors(placed(reply.error));
  };
  const loose = errors.root ?? remove.error?.message;
  return (
    <Dialog
      title={result === null ? 'Record a result' : 'Correct a result'}
      size="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          {result !== null && (
            <Button
              kind="danger"
              isDisabled={remove.saving}
              onPress={() => void remove.run({ personId, resultId: result.id })}
            >
              Take it back
            </Button>
          )}
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="result" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="result" onSubmit={() => void submit()}>
        <WhoAndWhen values={values} set={set} errors={errors} known={known} />
        {instrument !== undefined && <ScoreFields instrument={instrument} values={values} set={set} errors={errors} />}
        {mayFeed(instrument) && feedPeriodId !== null && (
          <Checkbox
            isSelected={values.feeds}
            onChange={(feeds) => set({ feeds })}
            description="Otherwise it stands here alone, and the quarter keeps what it has."
          >
            Also make it the wellbeing score of that quarter
          </Checkbox>
        )}
        {errors.feedPeriodId !== undefined && <Failure error={{ message: errors.feedPeriodId }} />}
        {loose !== undefined && <Failure error={{ message: loose }} />}
      </Form>
    </Dialog>
  );
}

/** The score of a quarter is that of the short scale. */
const mayFeed = (instrument: ShownInstrument | undefined): boolean => instrument?.code === 'swemwbs';

const fields = ['instrument', 'doneOn', 'mode', 'completedBy', 'sumAlone', 'feedPeriodId'];

/** A refusal beside its field, or at the foot of the form. */
const placed = ({ field = '', message }: Problem): Errors =>
  fields.includes(field) || field.startsWith('scores.') ? { [field]: message } : { root: message };

/** The quarter in which a day lies. */
function usePeriodOf(day: string | null): string | null {
  const { periods } = usePeriods();
  return periods.find(({ firstDay, lastDay }) => day !== null && firstDay <= day && day <= lastDay)?.id ?? null;
}

interface PartProps {
  readonly values: ResultValues;
  readonly set: (changes: Partial<ResultValues>) => void;
  readonly errors: Errors;
  readonly known: OutputOf<'instruments.list'>;
}

function WhoAndWhen({ values, set, errors, known }: PartProps) {
  const reference = useReference();
  const inUse = known.instruments.filter((one) => isInUse(one, values.doneOn ?? ''));
  const missing = known.licences.filter(({ reference: licence }) => licence === null).map(({ family }) => family);
  const chosen = known.instruments.find(({ code }) => code === values.instrument);
  const choose = (code: string | null) => {
    const mode = known.instruments.find((one) => one.code === code)?.usualMode ?? null;
    set({ instrument: code, scores: {}, sumAlone: '', mode, completedBy: completedByOf(mode) });
  };
  const needsLicence = chosen?.licence != null && missing.includes(chosen.licence) ? chosen.licence : null;
  return (
    <>
      <Select
        label="Measure"
        autoFocus
        width="full"
        value={values.instrument}
        onChange={choose}
        error={errors.instrument}
        options={inUse.map(({ code, label, description }) => ({ code, label, description }))}
      />
      {needsLicence !== null && (
        <p role="note">
          No licence is recorded for {licenceLabels[needsLicence]}, so a result cannot be saved yet. Your coordinator
          records it under Evaluation, Measures; what you type is kept.
        </p>
      )}
      <DateField
        label="Completed on"
        width="medium"
        value={values.doneOn}
        onChange={(doneOn) => set({ doneOn })}
        error={errors.doneOn}
      />
      <Select
        label="How it was completed"
        width="full"
        value={values.mode}
        onChange={(mode) => set({ mode, completedBy: completedByOf(mode) ?? values.completedBy })}
        error={errors.mode}
        options={reference.options('mode')}
      />
      <Select
        label="Who completed it"
        width="medium"
        value={values.completedBy}
        onChange={(code) => set({ completedBy: completers.find((one) => one === code) ?? null })}
        error={errors.completedBy}
        options={completers.map((code) => ({ code, label: completerLabels[code] }))}
      />
    </>
  );
}
