import { type FidelitySectionKey, fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import type { SectionStatements } from '../../../domain/fidelity/statements.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { statementDefinitions } from '../programme/reference.ts';

export type StatementSetRow = EntityTables['statementSet'];
export type AnchorRow = EntityTables['ratingAnchor'];

/** Wording that was pasted, the newest first: of two from one day on, the one that was pasted last. */
export const statementSets = (db: ReadDb): StatementSetRow[] =>
  db.all(db.selectFrom('statementSet').selectAll().orderBy('fromOn', 'desc').orderBy('id', 'desc'));

export const readWords = (row: StatementSetRow): SectionStatements => JSON.parse(row.words) as SectionStatements;

/** The statements that Casebook ships, as they hold on a day. */
export function shippedStatements(db: ReadDb, on: IsoDate): SectionStatements {
  const rows = statementDefinitions(db, on);
  const entries = fidelitySectionKeys.map((key) => [
    key,
    rows.filter((row) => row.sectionKey === key).map((row) => row.wording),
  ]);
  return Object.fromEntries(entries) as Record<FidelitySectionKey, string[]>;
}

/** The wording that holds on a day, and where it comes from: null for the one that Casebook ships. */
export function wordingOn(
  db: ReadDb,
  on: IsoDate,
): { readonly source: string | null; readonly statements: SectionStatements } {
  const pasted = statementSets(db).find((set) => set.fromOn <= on);
  return pasted === undefined
    ? { source: null, statements: shippedStatements(db, on) }
    : { source: pasted.source, statements: readWords(pasted) };
}

export const anchors = (db: ReadDb): ReadonlyMap<string, AnchorRow> =>
  new Map(db.all(db.selectFrom('ratingAnchor').selectAll()).map((row) => [row.sectionKey, row]));

export const systemActions = (db: ReadDb) =>
  db.all(
    db
      .selectFrom('action')
      .select(['id', 'wording', 'state', 'dueOn'])
      .where('level', '=', 'system')
      .where('personId', 'is', null)
      .orderBy('state', 'desc')
      .orderBy('dueOn')
      .orderBy('id'),
  );
