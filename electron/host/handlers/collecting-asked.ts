import type { ReadDb } from '../../../db/handles.ts';
import {
  asValue,
  type CellRow,
  cellsOfRequest,
  type RequestRow,
  requestByCode,
  rowsOfRequest,
} from '../../../db/repositories/collecting/requests.ts';
import { openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type AskedCell, type AskedPerson, type AskedRequest, markingIn } from '../../../domain/collecting/returned.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadContext } from '../context.ts';
import { namesOfAsked } from './collecting-ask.ts';
import { questionsOf, valuesNow } from './collecting-period.ts';
import { peopleInScope } from './outcomes-rows.ts';
import { factSight } from './outcomes-sight.ts';

/** A request that is held against what came back, with the rows of the register that it is about. */
export interface Standing {
  readonly request: RequestRow;
  readonly period: ReturnType<typeof getPeriod>;
  readonly asked: AskedRequest;
  /** By the key of a row: whom it is about. */
  readonly people: ReadonlyMap<string, { readonly personId: string; readonly name: string }>;
  /** The kept cell of a row's key and a fact. */
  readonly cellOf: (rowKey: string, factCode: string) => CellRow | undefined;
  /** Keys of rows about people whom whoever reads may not know. */
  readonly hidden: ReadonlySet<string>;
}

/** The request that a sheet says it answers; refuses what was asked elsewhere, or of another period. */
function requestOf(db: ReadDb, rows: Parameters<typeof markingIn>[0]): RequestRow {
  const marking = markingIn(rows);
  if (marking === null) throw new Refusal('collecting-not-a-request', 'path');
  const request = requestByCode(db, marking.requestCode);
  if (request === undefined) throw new Refusal('collecting-other-register', 'path');
  if (getPeriod(db, request.periodId).code !== marking.periodCode)
    throw new Refusal('collecting-period-changed', 'path');
  return request;
}

const keyOf = (rowId: string, factCode: string): string => `${rowId} ${factCode}`;

/** What a sheet is held against: what was asked of whom, and what stands in the register now, as far as the viewer may see it. */
export function standingRequest(context: ReadContext, rows: Parameters<typeof markingIn>[0]): Standing {
  const { db, viewer } = context;
  const request = requestOf(db, rows);
  const period = getPeriod(db, request.periodId);
  const definitions = factDefinitions(db, period.lastDay);
  const kept = rowsOfRequest(db, request.id);
  const ids = kept.map(({ personId }) => personId);
  const sight = sightOf(db, viewer, ids);
  const sees = factSight(sight, definitions);
  const inScope = new Set(peopleInScope(db, viewer, period).map(({ personId }) => personId));
  const restricted = new Set(openRestrictions(db, ids).map(({ personId }) => personId));
  const valueNow = valuesNow(db, period, definitions, ids);
  const cells = new Map(cellsOfRequest(db, request.id).map((cell) => [keyOf(cell.rowId, cell.factCode), cell]));
  const shown = kept.filter(({ personId }) => sight.sees(personId, 'identity'));
  const names = namesOfAsked(
    db,
    shown.map(({ personId }) => personId),
  );
  const askedCell = (cell: CellRow): AskedCell => {
    const { personId, factCode, sentState, sentCode, sentNumber, answerState, answerCode, answerNumber } = cell;
    const maySee = sees(personId, factCode);
    return {
      sent: asValue(sentState, sentCode, sentNumber),
      now: maySee ? (valueNow(personId, factCode) ?? null) : null,
      decided: asValue(answerState, answerCode, answerNumber),
      open: maySee && inScope.has(personId) && !restricted.has(personId),
    };
  };
  const people = shown.map((row): AskedPerson & { personId: string } => ({
    ...{ rowKey: row.rowKey, personId: row.personId, name: names.get(row.personId)?.name ?? '' },
    cells: new Map(
      [...cells.values()].filter((cell) => cell.rowId === row.id).map((cell) => [cell.factCode, askedCell(cell)]),
    ),
  }));
  const codes = new Set([...cells.values()].map(({ factCode }) => factCode));
  const rowIds = new Map(kept.map(({ rowKey, id }) => [rowKey, id]));
  return {
    request,
    period,
    asked: {
      periodCode: period.code,
      questions: questionsOf(
        db,
        definitions.filter(({ code }) => codes.has(code)),
        period.lastDay,
      ),
      people,
    },
    people: new Map(people.map(({ rowKey, personId, name }) => [rowKey, { personId, name }])),
    cellOf: (rowKey, factCode) => cells.get(keyOf(rowIds.get(rowKey) ?? '', factCode)),
    hidden: new Set(kept.filter((row) => !shown.includes(row)).map(({ rowKey }) => rowKey)),
  };
}
