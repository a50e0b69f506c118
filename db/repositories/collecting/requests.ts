import { sql } from 'kysely';
import type { PersonCategory } from '../../../domain/access.ts';
import type { Holds } from '../../../domain/collecting/answers.ts';
import type { RequestForm } from '../../../domain/collecting/operations.ts';
import type { FactValue, ValueState } from '../../../domain/outcomes/values.ts';
import type { IsoDate, IsoInstant } from '../../../domain/time.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type RequestRow = EntityTables['collectingRequest'];
export type CellRow = EntityTables['collectingCell'];

/** One person of a new request, with what stood in the register for each value that is asked for. */
export interface NewRow {
  readonly personId: string;
  readonly rowKey: string;
  readonly cells: readonly {
    readonly factCode: string;
    readonly category: PersonCategory;
    readonly sent: FactValue | null;
  }[];
}

export interface NewRequest {
  readonly agencyId: string;
  readonly periodId: string;
  readonly code: string;
  readonly form: RequestForm;
  readonly madeAt: IsoInstant;
  readonly madeBy: string;
  readonly dueOn: IsoDate | null;
  readonly rows: readonly NewRow[];
}

/** Keeps what was asked, so that what comes back can be held against it. */
export function keepRequest(db: WriteDb, { rows, ...request }: NewRequest): string {
  const requestId = db.insert('collectingRequest', { ...request, closedOn: null });
  const noAnswer = { answeredAt: null, answerState: null, answerCode: null, answerNumber: null, holds: null };
  for (const { personId, rowKey, cells } of rows) {
    const rowId = db.insert('collectingRow', { requestId, personId, rowKey });
    for (const { factCode, category, sent } of cells) {
      const [sentState, sentCode, sentNumber] = [
        sent?.state ?? null,
        sent?.valueCode ?? null,
        sent?.valueNumber ?? null,
      ];
      const values = { sentState, sentCode, sentNumber, ...noAnswer };
      db.insert('collectingCell', { rowId, personId, factCode, category, ...values });
    }
  }
  return requestId;
}

export const requestByCode = (db: ReadDb, code: string): RequestRow | undefined =>
  db.first(db.selectFrom('collectingRequest').selectAll().where('code', '=', code));

export const findRequest = (db: ReadDb, id: string): RequestRow | undefined =>
  db.first(db.selectFrom('collectingRequest').selectAll().where('id', '=', id));

/** The rows of a request, with the key of each. */
export const rowsOfRequest = (db: ReadDb, requestId: string): EntityTables['collectingRow'][] =>
  db.all(db.selectFrom('collectingRow').selectAll().where('requestId', '=', requestId).orderBy('id'));

/** The cells of a request. */
export const cellsOfRequest = (db: ReadDb, requestId: string): CellRow[] =>
  db.all(
    db
      .selectFrom('collectingCell')
      .innerJoin('collectingRow', 'collectingRow.id', 'collectingCell.rowId')
      .selectAll('collectingCell')
      .where('collectingRow.requestId', '=', requestId),
  );

/** What was sent, or what was answered, as a value; null is not yet entered. */
export const asValue = (
  state: string | null,
  valueCode: string | null,
  valueNumber: number | null,
): FactValue | null => (state === null ? null : { state: state as ValueState, valueCode, valueNumber });

/** Notes on a cell what was answered and which of two values holds. */
export function noteAnswer(db: WriteDb, cellId: string, answer: FactValue, holds: Holds, at: IsoInstant): void {
  const { state: answerState, valueCode: answerCode, valueNumber: answerNumber } = answer;
  db.update('collectingCell', cellId, { answeredAt: at, answerState, answerCode, answerNumber, holds });
}

/** The requests about a period with how far each is answered, the newest first. */
export const requestsOf = (db: ReadDb, periodId: string) =>
  db.all(
    db
      .selectFrom('collectingRequest')
      .innerJoin('agency', 'agency.id', 'collectingRequest.agencyId')
      .innerJoin('userAccount', 'userAccount.id', 'collectingRequest.madeBy')
      .leftJoin('collectingRow', 'collectingRow.requestId', 'collectingRequest.id')
      .leftJoin('collectingCell', 'collectingCell.rowId', 'collectingRow.id')
      .select([
        'collectingRequest.id',
        'collectingRequest.agencyId',
        'agency.name as agency',
        'collectingRequest.form',
        'collectingRequest.madeAt',
        'userAccount.displayName as who',
        'collectingRequest.dueOn',
        'collectingRequest.closedOn',
        sql<number>`count(DISTINCT "collectingRow"."id")`.as('people'),
        sql<number>`count("collectingCell"."id")`.as('cells'),
        sql<number>`count("collectingCell"."answeredAt")`.as('answered'),
      ])
      .where('collectingRequest.periodId', '=', periodId)
      .groupBy('collectingRequest.id')
      .orderBy('collectingRequest.madeAt', 'desc')
      .orderBy('collectingRequest.id', 'desc'),
  );

/** Answers of a period that were taken in and held, the newest last, with who gave them. */
export const answersHeld = (db: ReadDb, periodId: string) =>
  db.all(
    db
      .selectFrom('collectingCell')
      .innerJoin('collectingRow', 'collectingRow.id', 'collectingCell.rowId')
      .innerJoin('collectingRequest', 'collectingRequest.id', 'collectingRow.requestId')
      .innerJoin('agency', 'agency.id', 'collectingRequest.agencyId')
      .select([
        'collectingCell.personId',
        'collectingCell.factCode',
        'collectingCell.answerState',
        'collectingCell.answerCode',
        'collectingCell.answerNumber',
        'collectingCell.answeredAt',
        'collectingRequest.madeAt',
        'agency.name as agency',
      ])
      .where('collectingRequest.periodId', '=', periodId)
      .where('collectingCell.holds', '=', 'answer')
      .orderBy('collectingCell.answeredAt'),
  );

/** Names and birth dates of people, as a request carries them. */
export const namesForRequest = (db: ReadDb, personIds: readonly string[]) =>
  db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName', 'givenName', 'familyName', 'birthDate'])
      .where('id', 'in', [...personIds]),
  );

/** Agencies that take part, with what each does. */
export const agenciesWithKind = (db: ReadDb): { id: string; name: string; kind: string }[] =>
  db.all(db.selectFrom('agency').select(['id', 'name', 'kind']).where('active', '=', 1).orderBy('name'));

/** The day on which figures of a period were first returned; null while they were not. */
export function returnedOn(db: ReadDb, periodId: string): IsoDate | null {
  const row = db.first(
    db.selectFrom('returnExport').select('exportedAt').where('periodId', '=', periodId).orderBy('exportedAt').limit(1),
  );
  return row === undefined ? null : row.exportedAt.slice(0, 10);
}
