import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { shortHead } from '../../../db/audit.ts';
import type { ReadDb } from '../../../db/handles.ts';
import {
  type AuditFilter,
  agenciesInTrail,
  countEntries,
  listEntries,
  looksAt,
  workersInTrail,
} from '../../../db/repositories/audit/entries.ts';
import { personWithReference } from '../../../db/repositories/people/by-reference.ts';
import { auditFiles } from '../../../domain/audit/files.ts';
import { auditPage } from '../../../domain/audit/operations.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';

const chunk = 1000;

/** An administrator, and whoever acts for the partnership, see everybody's work; others their own agency's. */
const ownAgencyOnly = ({ viewer, user }: ReadContext): boolean =>
  !viewer.partnership && !user.roles.includes('administrator');

function filterOf(context: ReadContext, input: Omit<ParsedInputOf<'audit.list'>, 'before'>): AuditFilter {
  const { db, viewer } = context;
  const { reference, ...rest } = input;
  const personId = reference === null ? null : personWithReference(db, viewer, reference);
  // Somebody of whom the reader may not know is told exactly as somebody who does not exist.
  if (personId === undefined) throw new Refusal('not-found', 'reference');
  if (rest.fromOn !== null && rest.untilOn !== null && rest.untilOn < rest.fromOn)
    throw new Refusal('date-order', 'untilOn');
  return { ...rest, personId, agencyId: ownAgencyOnly(context) ? viewer.agencyId : rest.agencyId };
}

/** Chunk by chunk, with room for others in between: what is added meanwhile is newer than where it began. */
async function everyEntry(db: ReadDb, { viewer }: ReadContext, filter: AuditFilter) {
  const all = [];
  let before: number | null = null;
  for (;;) {
    const some: ReturnType<typeof listEntries> = listEntries(db, viewer, filter, before, chunk);
    all.push(...some);
    before = some.at(-1)?.seq ?? null;
    if (some.length < chunk) return all;
    await setImmediate();
  }
}

export const auditHandlers: FeatureHandlers<'audit'> = {
  'audit.list': (context, { before, ...input }) => {
    const { db, viewer } = context;
    const filter = filterOf(context, input);
    const own = ownAgencyOnly(context);
    const entries = listEntries(db, viewer, filter, before, auditPage + 1);
    const shown = entries.slice(0, auditPage);
    return {
      entries: shown,
      next: entries.length > auditPage ? (shown.at(-1)?.seq ?? null) : null,
      total: before === null ? countEntries(db, filter) : null,
      workers: workersInTrail(db, own ? viewer.agencyId : null),
      agencies: own ? [] : agenciesInTrail(db),
      people: viewer.categories.includes('identity'),
    };
  },
  'audit.ofPerson': ({ db }, { personId }) => {
    const looks = looksAt(db, personId);
    return { looks, entries: looks.reduce((sum, one) => sum + one.times, 0) };
  },
  'audit.export': async (context, { folder, ...input }) => {
    const reading = context.reading();
    const { db, session } = reading;
    const entries = await everyEntry(db, reading, filterOf(reading, input));
    const head = shortHead(session.audit.head());
    const target = path.resolve(folder);
    const files = auditFiles({ register: session.name, head, on: session.clock.today(), entries });
    const detail = { entries: String(entries.length), head };
    const people = [...new Set(entries.flatMap((one) => one.shown.map((person) => person.id)))];
    writeFilesInto(context, target, files, () => context.apply(() => undefined, detail, people));
    return { folder: target, files: files.map((file) => file.name), entries: entries.length, head };
  },
};
