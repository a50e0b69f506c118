/** Which backups were made of this register, so that an erasure can say which of them still hold the person. */
export const backups = {
  version: 40,
  name: 'backups',
  sql: `
-- Of the house, without history: written by the program alone. A backup holds everybody who was in the register at madeAt.
CREATE TABLE backup (
  id TEXT PRIMARY KEY,
  madeAt TEXT NOT NULL,
  -- The file's own name; its key file has the same name and .header behind it.
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  folderKind TEXT NOT NULL CHECK (folderKind IN ('this-computer', 'chosen')),
  -- The computer that made it: the folder means something only there.
  deviceId TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'daily', 'closing', 'update')),
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- The generation of the data key: which passphrases open it.
  generation INTEGER NOT NULL,
  -- The head of the audit trail in it.
  auditCount INTEGER NOT NULL,
  auditHash TEXT NOT NULL,
  -- Opened, every page read, every link of the trail walked.
  verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
  -- When the file was last seen in its folder.
  seenAt TEXT NOT NULL,
  -- The folder was there and the file was not: somebody moved or deleted it.
  missingAt TEXT,
  -- The program itself removed it, by the rule of what is kept. Only this says that a backup is gone for certain.
  removedAt TEXT
) STRICT;
CREATE INDEX backupByTime ON backup (deviceId, madeAt);
`,
} as const;
