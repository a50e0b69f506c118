import type { ReadDb } from '../../../db/handles.ts';
import {
  countCells,
  countComplete,
  countMoves,
  countWithComplete,
  type Ends,
  movesByPerson,
} from '../../../db/repositories/progress/counts.ts';
import { notesOf } from '../../../db/repositories/progress/notes.ts';
import {
  type CountedCell,
  distributionsOf,
  pairedOf,
  scoredMoves,
  seriesOf,
  sharesOf,
} from '../../../domain/progress/figures.ts';
import { codeIn, numberIn } from '../../../domain/progress/keys.ts';
import { leastOutside } from '../../../domain/progress/outside.ts';
import { type PersonReading, personChange } from '../../../domain/progress/person-change.ts';
import { comparisonReading, distributionReading, peopleReading } from '../../../domain/progress/reading.ts';
import type { Comparison, Figures, RecordingNote, Step } from '../../../domain/progress/shapes.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadContext } from '../context.ts';
import { type Measure, type MeasureInput, measureOf, stepsOf } from './progress-measure.ts';

const recordedAt = (cells: readonly CountedCell[], wanted: number): number =>
  cells.reduce((sum, { step, key, count }) => sum + (step === wanted && isRecorded(key) ? count : 0), 0);

const isRecorded = (key: string): boolean => codeIn(key) !== null || numberIn(key) !== null;

/**
 * The two ends that are compared: those that were asked for; else, by the calendar, the newest two quarters with anything
 * recorded, and by quarter since joining the first and the last of them; of the last ones, one with ten values or more where
 * there is any. None where there are not two.
 */
function endsOf(
  measure: Measure,
  steps: readonly Step[],
  cells: readonly CountedCell[],
  input: MeasureInput,
): Ends | null {
  const { from, to } = input;
  const isStep = (wanted: number | null): boolean => wanted === null || steps.some(({ step }) => step === wanted);
  if (!isStep(from)) throw new Refusal('steps-unknown', 'from');
  if (!isStep(to)) throw new Refusal('steps-unknown', 'to');
  if (from !== null && to !== null && from >= to) throw new Refusal('steps-same', 'to');
  const withValues = [...new Set(cells.flatMap(({ step, key }) => (isRecorded(key) ? [step] : [])))];
  const known = withValues.toSorted((a, b) => a - b);
  const later = known.filter((step) => from === null || step > from);
  // Few have been there for long: the last quarter that says something is the one for which enough have a value.
  const last = to ?? later.findLast((step) => recordedAt(cells, step) >= leastOutside) ?? later.at(-1);
  if (last === undefined) return null;
  const before = known.filter((step) => step < last);
  const first = from ?? (measure.asked.by === 'period' ? before.at(-1) : before[0]);
  return first === undefined ? null : { from: first, to: last };
}

/** Whether recording changed between the two ends; by quarter since joining any note does, since people stand at other times. */
function isMuted(measure: Measure, notes: readonly RecordingNote[], ends: Ends | null): boolean {
  if (ends === null) return false;
  if (measure.asked.by === 'since-joining') return notes.length > 0;
  const at = (note: RecordingNote): number => measure.periods.findIndex(({ id }) => id === note.periodId);
  return notes.some((note) => at(note) > ends.from && at(note) <= ends.to);
}

function comparisonOf(
  { db }: ReadContext,
  measure: Measure,
  ends: Ends,
  cells: readonly CountedCell[],
  muted: boolean,
): Omit<Comparison, 'reading'> {
  const { asked, definition, order } = measure;
  const moves = countMoves(db, asked, ends);
  const isCoded = definition.valueType === 'code';
  const available = {
    before: cells.filter(({ step }) => step === ends.from),
    after: cells.filter(({ step }) => step === ends.to),
  };
  const { otherInstrument, notAScore } = scoredMoves(moves);
  const paired = isCoded ? [] : pairedOf(moves, available, definition.polarity, muted);
  const shares = isCoded ? sharesOf(moves, order, muted) : [];
  const pairs = isCoded ? (shares[0]?.of ?? 0) : paired.reduce((sum, one) => sum + one.pairs, 0);
  // Single numbers have no flow: they are compared as pairs.
  const placeOf = (key: string): number => order.indexOf(key);
  const flow = isCoded
    ? moves.toSorted((a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to))
    : [];
  return { ...ends, flow, pairs, shares, paired, otherInstrument, notAScore };
}

/** Only the steps that somebody stands at or that lie between those. */
const stepAt = (steps: readonly Step[], wanted: number): Step => {
  const found = steps.find(({ step }) => step === wanted);
  if (found === undefined) throw new Refusal('steps-unknown', 'from');
  return found;
};

/** The counted cells, and those of whoever has a value throughout where the two ends were asked for. */
function cellsOf(db: ReadDb, { asked, definition }: Measure, { from, to }: MeasureInput) {
  if (definition.valueType === 'code' || from === null || to === null)
    return { cells: countCells(db, asked), complete: null };
  const cells = countWithComplete(db, asked, { from, to });
  const within = cells.filter(({ step, complete }) => step >= from && step <= to && complete > 0);
  return { cells, complete: within.map(({ step, key, complete }) => ({ step, key, count: complete })) };
}

/** Everything about one measure over the quarters, of those whom the viewer may see it of. */
export function figuresOf(context: ReadContext, input: MeasureInput): Figures {
  const { db } = context;
  const measure = measureOf(context, input);
  const { definition, asked, order, labelOf } = measure;
  const { cells, complete: known } = cellsOf(db, measure, input);
  const steps = stepsOf(measure, cells);
  const ends = endsOf(measure, steps, cells, input);
  const notes = notesOf(db, definition.code);
  const muted = isMuted(measure, notes, ends);
  const distribution = distributionsOf(
    steps.map(({ step }) => step),
    cells,
  );
  const compared = ends === null ? null : comparisonOf(context, measure, ends, cells, muted);
  const complete = definition.valueType === 'code' || ends === null ? [] : (known ?? countComplete(db, asked, ends));
  return {
    factCode: definition.code,
    label: definition.label,
    valueType: definition.valueType,
    polarity: definition.polarity,
    by: asked.by,
    steps,
    labels: Object.fromEntries(order.map((key) => [key, labelOf(key)])),
    order: [...order],
    distribution,
    series: definition.valueType === 'code' ? [] : seriesOf(cells, complete),
    comparison:
      compared === null
        ? null
        : {
            ...compared,
            reading: comparisonReading(compared, labelOf, [stepAt(steps, compared.from), stepAt(steps, compared.to)]),
          },
    notes,
    muted,
    reading: distributionReading(distribution, steps),
  };
}

/** The same two ends for each person whom the viewer may see it of, by name. */
export function peopleOf(
  context: ReadContext,
  input: MeasureInput,
): PersonReading & { readonly ends: readonly Step[] } {
  const { db } = context;
  const measure = measureOf(context, input);
  const { definition, asked, labelOf } = measure;
  const cells = countCells(db, asked);
  const steps = stepsOf(measure, cells);
  const ends = endsOf(measure, steps, cells, input);
  if (ends === null) return { people: [], reading: peopleReading([], null), ends: [] };
  const muted = isMuted(measure, notesOf(db, definition.code), ends);
  const people = movesByPerson(db, asked, ends).map((move) => personChange(move, definition.polarity, muted, labelOf));
  const both = [stepAt(steps, ends.from), stepAt(steps, ends.to)] as const;
  return { people, reading: peopleReading(people, both), ends: both };
}
