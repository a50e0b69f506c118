import type { ReadDb } from '../../../db/handles.ts';
import {
  getOwnInstrument,
  getResult,
  licences,
  listInstruments,
  type ResultRow,
  resultsOf,
  setLicence,
} from '../../../db/repositories/instruments/instruments.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { trendOf } from '../../../domain/instruments/change.ts';
import type { Instrument } from '../../../domain/instruments/definition.ts';
import type { InstrumentResult } from '../../../domain/instruments/operations.ts';
import { checkOwn } from '../../../domain/instruments/own.ts';
import { type Answers, checkAnswers, keptScores, readScores, totalOf } from '../../../domain/instruments/score.ts';
import { codeFrom } from '../../../domain/people/definitions.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { outcomesHandlers } from './outcomes.ts';
import { assertCode } from './people-rules.ts';
import { assertNotAhead, assertWritable, settled, written } from './plans-rules.ts';

type Given = ParsedInputOf<'instruments.record'>;
/** What was given, with its scores by the code of their area. */
type Recording = Omit<Given, 'scores'> & Pick<Answers, 'scores'>;

const byArea = (given: Given): Recording => ({
  ...given,
  scores: Object.fromEntries(given.scores.map(({ area, score }) => [area, score])),
});

/** The fact that a result may become, where somebody asks for that. */
const scoreFact = 'wellbeing-score';

const pointOf = (instrument: Instrument, row: ResultRow) => {
  const { id, doneOn, mode, completedBy, sumAlone } = row;
  const scores = readScores(row.scores);
  const { value: total, why: noTotalBecause } = totalOf(instrument, { scores, sumAlone });
  return { id, instrument: instrument.code, doneOn, mode, completedBy, scores, sumAlone, total, noTotalBecause };
};

/** Results with their totals and changes, newest first. Each measure is compared with itself alone. */
function shownResults(db: ReadDb, rows: readonly ResultRow[]): InstrumentResult[] {
  const shown = listInstruments(db).flatMap((instrument) => {
    const own = rows.filter((row) => row.instrument === instrument.code).map((row) => pointOf(instrument, row));
    return trendOf(instrument, own);
  });
  return shown
    .toReversed()
    .toSorted((one, other) => (one.doneOn < other.doneOn ? 1 : one.doneOn > other.doneOn ? -1 : 0));
}

function instrumentOn(db: ReadDb, { instrument: code, doneOn }: Recording): Instrument {
  const found = listInstruments(db).find((one) => one.code === code);
  if (found === undefined) throw new Refusal('instrument-unknown', 'instrument');
  const { validFrom, validTo, licence } = found;
  if ((validFrom !== null && doneOn < validFrom) || (validTo !== null && doneOn > validTo))
    throw new Refusal('instrument-ended', 'doneOn');
  if (licence !== null && licences(db).some(({ family, reference }) => family === licence && reference === null))
    throw new Refusal('instrument-licence-missing', 'instrument');
  return found;
}

/** Alone means that nobody else answered. */
function assertFits({ mode, completedBy }: Recording): void {
  const isAlone = mode === 'self-completed';
  const isWithout = mode === 'worker-only';
  const byPerson = completedBy === 'person' || completedBy === 'person-and-worker';
  if ((isAlone && completedBy !== 'person') || (isWithout && byPerson))
    throw new Refusal('instrument-mode-disagrees', 'completedBy');
}

/** Lets a result stand as the wellbeing score of the quarter in which it was completed. */
function feed(context: WriteContext, instrument: Instrument, input: Recording, periodId: string): void {
  const { personId, doneOn, completedBy, mode } = input;
  const period = getPeriod(context.db, periodId);
  const fed = factDefinitions(context.db, period.lastDay).find(({ code }) => code === scoreFact);
  if (fed?.instrument !== instrument.code) throw new Refusal('instrument-feeds-nothing');
  if (doneOn < period.firstDay || doneOn > period.lastDay) throw new Refusal('result-outside-period');
  const { value } = totalOf(instrument, input);
  if (value === null) throw new Refusal('instrument-has-no-total');
  const source = completedBy === 'person' || completedBy === 'person-and-worker' ? 'person' : 'lead-contact';
  const fact = { state: 'recorded' as const, valueCode: null, valueNumber: value, source, mode };
  outcomesHandlers['outcomes.record'](context, { personId, periodId, factCode: scoreFact, fact });
}

/** The same, with every refusal beside the one field in which it was asked for. */
function feedIfAsked(context: WriteContext, instrument: Instrument, input: Recording): void {
  if (input.feedPeriodId === null) return;
  try {
    feed(context, instrument, input, input.feedPeriodId);
  } catch (problem) {
    throw problem instanceof Refusal ? new Refusal(problem.code, 'feedPeriodId') : problem;
  }
}

function recordResult(context: WriteContext, input: Recording): string {
  const { db, user, viewer } = context;
  const known = input.resultId === null ? null : getResult(db, input.personId, input.resultId);
  if (known !== null) assertWritable(context, input.personId, categoryOf(known), 'instrument');
  const instrument = instrumentOn(db, input);
  assertWritable(context, input.personId, instrument.category, 'instrument');
  assertNotAhead(context, input.doneOn, 'doneOn');
  assertCode('mode', input.mode, 'mode', db, viewer.today);
  assertFits(input);
  const refused = checkAnswers(instrument, input);
  if (refused !== null) throw new Refusal(refused.code, refused.field);
  const { personId, doneOn, mode, completedBy, sumAlone } = input;
  const row = {
    ...{ instrument: instrument.code, doneOn, mode, completedBy, sumAlone, category: instrument.category },
    scores: keptScores(instrument, input.scores),
  };
  const id = known?.id ?? db.insert('instrumentResult', { personId, ...row, recordedBy: user.id });
  if (known !== null) db.update('instrumentResult', known.id, row);
  feedIfAsked(context, instrument, input);
  return id;
}

const categoryOf = (row: ResultRow) => personCategories.find((category) => category === row.category) ?? 'health';

export const instrumentsHandlers: FeatureHandlers<'instruments'> = {
  'instruments.list': ({ db }) => ({
    instruments: listInstruments(db).map(({ areas, ...rest }) => ({ ...rest, areas: [...areas] })),
    licences: licences(db),
  }),
  'instruments.ofPerson': ({ db, viewer }, { personId }) => {
    getPerson(db, personId);
    const sight = sightOf(db, viewer, [personId]);
    const rows = resultsOf(db, personId);
    const seen = rows.filter((row) => sight.sees(personId, categoryOf(row)));
    return { results: shownResults(db, seen), withheld: rows.length - seen.length };
  },
  'instruments.record': (context, input) => written(context.db, recordResult(context, byArea(input))),
  'instruments.removeResult': (context, { personId, resultId }) => {
    const { db } = context;
    assertWritable(context, personId, categoryOf(getResult(db, personId, resultId)), 'resultId');
    db.remove('instrumentResult', resultId);
    return settled(db);
  },
  'instruments.define': ({ db }, input) => {
    const taken = listInstruments(db).flatMap(({ code, ownId }) => (ownId === null ? [] : [code]));
    const refused = checkOwn(input, taken);
    if (refused !== null) throw new Refusal(refused.code, refused.field);
    const row = { code: codeFrom(input.label), said: JSON.stringify(input), validFrom: input.validFrom };
    return { id: db.insert('instrumentDefinition', row) };
  },
  'instruments.end': ({ db }, { ownInstrumentId, validTo }) => {
    const { validFrom } = getOwnInstrument(db, ownInstrumentId);
    if (validTo < validFrom) throw new Refusal('date-order', 'validTo');
    db.update('instrumentDefinition', ownInstrumentId, { validTo });
    return {};
  },
  'instruments.setLicence': ({ db }, { family, reference }) => {
    setLicence(db, family, reference);
    return {};
  },
};
