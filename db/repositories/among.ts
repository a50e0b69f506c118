import { type RawBuilder, sql } from 'kysely';

/** Of whom a list asks: these people, or whoever is in the register. */
export type Among = readonly string[] | 'all';

/** Whether the person whom a column names is one of them, as a condition for a query. */
export const isAmong = (among: Among, personColumn: string): RawBuilder<boolean> =>
  among === 'all' ? sql<boolean>`1` : sql<boolean>`${sql.ref(personColumn)} IN (${sql.join([...among])})`;

/** Values as the rows of a table, to look something up for each of them. */
export const rowsOf = (values: readonly string[]) => sql<{ value: string }>`json_each(${JSON.stringify(values)})`;
