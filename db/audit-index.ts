import { type Finding, indexChanged } from '../domain/audit/tampering.ts';
import { createAuditGroups } from './audit-groups.ts';
import type { RawDb } from './open.ts';

export type IndexFinding = Finding | null;

/** What each entry shows, as the chain has it: the ids that it names, or the digest of its group. */
const subjects = `SELECT audit.seq AS seq, named.value AS subject FROM audit, json_each(
  CASE json_type(audit.personIds) WHEN 'array' THEN audit.personIds
  ELSE json_array(json_extract(audit.personIds, '$.group')) END) AS named`;

/**
 * Whether the index of who has looked at whom says what the chain says: nothing missing, nothing added, and every group
 * holding the people whom its digest was made of. The chain itself is verified apart.
 */
export function verifyIndex(db: RawDb): IndexFinding {
  const missing = db
    .prepare<[], number>(
      `SELECT told.seq FROM (${subjects}) AS told WHERE NOT EXISTS
         (SELECT 1 FROM auditShown WHERE auditShown.subject = told.subject AND auditShown.seq = told.seq) LIMIT 1`,
    )
    .pluck()
    .get();
  if (missing !== undefined) return indexChanged(missing);
  const added = db
    .prepare<[], number | null>(
      `SELECT min(seq) FROM (SELECT subject, seq FROM auditShown EXCEPT SELECT subject, seq FROM (${subjects}))`,
    )
    .pluck()
    .get();
  if (typeof added === 'number') return indexChanged(added);
  const groups = createAuditGroups(db);
  const used = db.prepare<[], { digest: string; first: number }>(
    `SELECT json_extract(personIds, '$.group') AS digest, min(seq) AS first FROM audit
     WHERE json_type(personIds) = 'object' GROUP BY 1`,
  );
  for (const { digest, first } of used.all()) if (!groups.isWhole(digest)) return indexChanged(first);
  return null;
}
