/**
 * A baseline has the day on which it was taken, which is often not the day of joining. What is carried forward from the
 * quarter before says so by its source. How far a quarter is filled in is counted from the index alone.
 */
export const outcomesGrid = {
  version: 330,
  name: 'outcomes-grid',
  sql: `
ALTER TABLE fact ADD COLUMN takenOn TEXT CHECK (takenOn IS NULL OR occasion = 'baseline');

DROP INDEX factByPeriod;
CREATE INDEX factByPeriod ON fact (periodId, personId, code, state);

INSERT INTO referenceValue (id, list, code, label, definition, position, crosswalk, sealed, validFrom)
SELECT '0180a000-0330-7000-8000-000000000001', 'source', 'carried-forward', 'Carried forward',
  'Taken over from the quarter before, and not yet confirmed for this one.', 7, '{}', 0, '2018-01-01'
WHERE NOT EXISTS (SELECT 1 FROM referenceValue WHERE list = 'source' AND code = 'carried-forward')
  AND EXISTS (SELECT 1 FROM referenceValue WHERE list = 'source');
`,
} as const;
