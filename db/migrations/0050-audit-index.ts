/**
 * Who has looked at whom, at the speed of an index; what the register remembers of its own trail; and settings that hold
 * for everybody who works in it.
 */
export const auditIndex = {
  version: 50,
  name: 'audit-index',
  sql: `
-- The audit's own numbers for people: never given twice, so that a set of people can be kept as bits.
CREATE TABLE auditNumber (number INTEGER PRIMARY KEY AUTOINCREMENT, personId TEXT NOT NULL UNIQUE) STRICT;
-- A set of more people than an entry names itself. The digest is over their ids; the bits are at their numbers.
CREATE TABLE auditGroup (digest TEXT PRIMARY KEY, members BLOB NOT NULL) STRICT, WITHOUT ROWID;
-- Which entries put somebody in front of a person; the subject is a person's id or the digest of a group.
CREATE TABLE auditShown (subject TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (subject, seq)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO auditShown (subject, seq)
  SELECT shown.value, audit.seq FROM audit, json_each(audit.personIds) AS shown;
CREATE INDEX auditByTime ON audit (at);

-- How far the trail has come. A trail that ends before it was cut; one that agrees with it but is behind the head that
-- was noted outside belongs to an older copy of the whole file.
CREATE TABLE auditMark (only INTEGER PRIMARY KEY CHECK (only = 1), reached INTEGER NOT NULL) STRICT;
INSERT INTO auditMark (only, reached) SELECT 1, coalesce(max(seq), 0) FROM audit;
CREATE TRIGGER auditMarkMoves BEFORE UPDATE ON auditMark WHEN new.reached <> old.reached + 1
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditMarkStays BEFORE DELETE ON auditMark
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
-- An insertion that replaces a row fires no trigger of deletion, so that it has to be refused by itself.
CREATE TRIGGER auditGrows BEFORE INSERT ON audit WHEN new.seq <> (SELECT reached + 1 FROM auditMark)
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditMarked AFTER INSERT ON audit BEGIN UPDATE auditMark SET reached = new.seq; END;

CREATE TRIGGER auditNumberKept BEFORE UPDATE ON auditNumber
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditNumberStays BEFORE DELETE ON auditNumber
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditGroupKept BEFORE UPDATE ON auditGroup
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditGroupStays BEFORE DELETE ON auditGroup
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditShownKept BEFORE UPDATE ON auditShown
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditShownStays BEFORE DELETE ON auditShown
  BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE setting (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
`,
} as const;
