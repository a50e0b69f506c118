import { expectTypeOf, test } from 'vitest';
import type { ReadDb, WriteDb } from './handles.ts';

// Each expected error below fails the type check when the error goes away.
const misuse = (db: ReadDb): void => {
  // @ts-expect-error a read handle has no insert
  db.insert('person', { preferredName: 'Asha' });
  // @ts-expect-error nor an update
  db.update('person', 'id', { preferredName: 'Asha' });
  // @ts-expect-error nor a removal
  db.remove('person', 'id');
  // @ts-expect-error nor the builders of the query library
  db.insertInto('person');
  // @ts-expect-error nor a common table expression, through which they could be reached
  db.with('people', () => null);
};

const mistakes = (db: WriteDb): void => {
  // @ts-expect-error a table that keeps no history cannot be written through this handle
  db.insert('audit', {});
  // @ts-expect-error the driver refuses booleans
  db.insert('need', { atRisk: true });
  // @ts-expect-error a column that does not exist
  db.update('person', 'id', { nickname: 'Ash' });
};

test('a read handle cannot write, and a write handle takes only what the schema has', () => {
  expectTypeOf(misuse).toBeFunction();
  expectTypeOf(mistakes).toBeFunction();
  expectTypeOf<WriteDb>().toExtend<ReadDb>();
  expectTypeOf<ReadDb>().not.toExtend<WriteDb>();
});
