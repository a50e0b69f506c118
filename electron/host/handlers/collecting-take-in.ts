import { asValue, type CellRow, noteAnswer, returnedOn } from '../../../db/repositories/collecting/requests.ts';
import { agenciesByIdIn } from '../../../db/repositories/programme/agency-names.ts';
import { listCodes } from '../../../db/repositories/programme/reference.ts';
import { sameValue, writtenAs } from '../../../domain/collecting/answers.ts';
import { type Fate, fates, type ReturnedCell, readReturned } from '../../../domain/collecting/returned.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { FactValue } from '../../../domain/outcomes/values.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { openRequest } from '../imports/open-file.ts';
import { type Standing, standingRequest } from './collecting-asked.ts';
import { recorderOf } from './outcomes-record.ts';

type Opened = Awaited<ReturnType<typeof openRequest>>;

/** The file held against what was asked and what is known now. */
function compared(context: ReadContext, { rows, formulas }: Opened) {
  const standing = standingRequest(context, rows);
  const places = new Set(formulas.map(([row, column]) => `${row} ${column}`));
  const found = readReturned(rows, standing.asked, (row, column) => places.has(`${row} ${column}`));
  const isHidden = (line: number): boolean => standing.hidden.has(rows[line - 1]?.[0]?.trim() ?? '');
  return { standing, found: { ...found, leftOut: found.leftOut.filter(({ line }) => !isHidden(line)) } };
}

/** Words for a value that stands in a question's cell. */
function wordsIn({ asked }: Standing, factCode: string, value: FactValue | null): string | null {
  const question = asked.questions.find(({ code }) => code === factCode);
  if (question === undefined || value === null) return null;
  return writtenAs(question, value) || (value.valueCode ?? null);
}

const longestShown = 120;
const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

function cellShown(standing: Standing, cell: ReturnedCell) {
  const { rowKey, line, factCode, written, fate, problem, value, now } = cell;
  const person = standing.people.get(rowKey);
  const question = standing.asked.questions.find(({ code }) => code === factCode);
  return {
    ...{ rowKey, line, factCode, written: cut(written), fate, problem },
    ...{ personId: person?.personId ?? '', name: person?.name ?? '', question: question?.label ?? factCode },
    becomes: wordsIn(standing, factCode, value),
    now: wordsIn(standing, factCode, now),
  };
}

const countOf = (cells: readonly ReturnedCell[]): Record<Fate, number> =>
  Object.fromEntries(fates.map((fate) => [fate, cells.filter((cell) => cell.fate === fate).length])) as Record<
    Fate,
    number
  >;

/** What would become of each cell, with every one that cannot be taken as it is. */
export async function lookAtRequest(context: JobContext, { path, password }: ParsedInputOf<'collecting.look'>) {
  const { clock } = context.reading();
  const opened = await openRequest(path, password);
  const reading = context.reading();
  const { standing, found } = compared(reading, opened);
  const { request, period, asked } = standing;
  const labels = new Map(asked.questions.map(({ code, label }) => [code, label]));
  const shownCells = found.cells.filter(({ fate }) => fate !== 'empty' && fate !== 'same');
  const about = [...new Set(shownCells.flatMap(({ rowKey }) => standing.people.get(rowKey)?.personId ?? []))];
  // Whoever looks is told about these people.
  if (about.length > 0) context.apply(() => undefined, {}, about);
  return {
    fileHash: opened.fileHash,
    agency: agenciesByIdIn(reading.db)(request.agencyId) ?? '',
    periodCode: period.code,
    askedOn: request.madeAt.slice(0, 10),
    counts: countOf(found.cells),
    cells: shownCells.map((cell) => cellShown(standing, cell)),
    leftOut: found.leftOut.map((row) => ({ ...row, written: cut(row.written) })),
    missing: found.missing.map((key) => standing.people.get(key)?.name ?? ''),
    missingQuestions: found.missingQuestions.map((code) => labels.get(code) ?? code),
    notShown: standing.hidden.size,
    isProtected: opened.isProtected,
    afterDue: request.dueOn !== null && clock.today() > request.dueOn ? request.dueOn : null,
    closedOn: request.closedOn,
    returnedOn: returnedOn(reading.db, period.id),
  };
}

type Chosen = ParsedInputOf<'collecting.takeIn'>['chosen'];

/** Which value holds in each cell that differs; refuses while somebody has still to choose. */
function decided(cells: readonly ReturnedCell[], chosen: Chosen) {
  const choice = new Map(chosen.map(({ rowKey, factCode, holds }) => [`${rowKey} ${factCode}`, holds]));
  return cells.flatMap((cell) => {
    const { fate, value, rowKey, factCode } = cell;
    if (value === null) return [];
    if (fate === 'take') return [{ cell, value, holds: 'answer' as const }];
    if (fate === 'same') return [{ cell, value, holds: 'register' as const }];
    if (fate !== 'conflict') return [];
    const holds = choice.get(`${rowKey} ${factCode}`);
    if (holds === undefined) throw new Refusal('collecting-conflict-undecided', 'chosen');
    return [{ cell, value, holds }];
  });
}

const partner = 'partner-agency';

/** What came back as it was sent says nothing new, and what was read before is left as it was decided then. */
const isNoAnswer = (cell: CellRow, value: FactValue): boolean =>
  cell.answeredAt !== null || sameValue(value, asValue(cell.sentState, cell.sentCode, cell.sentNumber));

/** Records what an agency answered through the same door as by hand, and notes it beside what was asked. */
function takeAnswers(writing: WriteContext, opened: Opened, { chosen, knowsLate }: ParsedInputOf<'collecting.takeIn'>) {
  const { db, viewer } = writing;
  const { standing, found } = compared(writing, opened);
  const { period } = standing;
  if (returnedOn(db, period.id) !== null && !knowsLate) throw new Refusal('collecting-late-unsaid', 'knowsLate');
  const source = listCodes(db, 'source', period.lastDay).includes(partner) ? partner : null;
  const record = recorderOf(writing);
  const people = new Set<string>();
  const counts = { taken: 0, kept: 0 };
  for (const { cell, value, holds } of decided(found.cells, chosen)) {
    const kept = standing.cellOf(cell.rowKey, cell.factCode);
    if (kept === undefined || (cell.fate === 'same' && isNoAnswer(kept, value))) continue;
    const { personId } = kept;
    noteAnswer(db, kept.id, value, holds, viewer.now);
    people.add(personId);
    if (holds === 'register') {
      counts.kept += 1;
      continue;
    }
    const place = { personId, periodId: period.id, factCode: cell.factCode };
    record({ ...place, fact: { ...value, source, mode: null } });
    counts.taken += 1;
  }
  if (people.size === 0) throw new Refusal('collecting-nothing-to-take', 'path');
  return { transactionId: db.transactionId, ...counts, people: people.size };
}

/** Takes answers in, all of them in one transaction or none. Read a second time, the same workbook changes nothing. */
export async function takeInRequest(context: JobContext, input: ParsedInputOf<'collecting.takeIn'>) {
  // Asked before reading, so that a locked register is told at once.
  context.reading();
  const opened = await openRequest(input.path, input.password);
  if (opened.fileHash !== input.fileHash) throw new Refusal('import-changed', 'fileHash');
  const { standing, found } = compared(context.reading(), opened);
  const answered = found.cells.filter(({ fate }) => fate === 'take' || fate === 'conflict');
  const ids = [...new Set(answered.flatMap(({ rowKey }) => standing.people.get(rowKey)?.personId ?? []))];
  return context.apply(
    (writing) => takeAnswers(writing, opened, input),
    { file: opened.fileHash.slice(0, 12), request: standing.request.id },
    ids,
  );
}
