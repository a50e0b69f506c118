import type { ReadDb } from '../../../db/handles.ts';
import { attachmentsSeen } from '../../../db/repositories/contacts/attachments.ts';
import {
  countsByKind,
  entryOf,
  type TimelinePlace,
  type TimelineRow,
  timelinePage,
  withheldDays,
} from '../../../db/repositories/contacts/timeline.ts';
import { listCodes, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import { wrongWithEntry } from '../../../domain/contacts/entry.ts';
import type { AttachedFile, EntryInput, TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import type { Part, Planned } from '../../../domain/contacts/kinds.ts';
import { nonEngagementReasons } from '../../../domain/people/turned-down.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { shownFiles } from './contacts-attachments.ts';
import { whoRecorded } from './contacts-names.ts';
import { assertCode } from './people-rules.ts';

/** More than a screen shows. */
const entriesOnPage = 50;

/** The agency that an entry is of: the one named, which must be active, or the recorder's own. */
export function agencyFor({ db, user }: WriteContext, agencyId: string | null, before: string | null = null): string {
  if (agencyId === null || agencyId === before) return agencyId ?? user.agencyId;
  const found = db.first(db.selectFrom('agency').select('id').where('id', '=', agencyId).where('active', '=', 1));
  if (found === undefined) throw new Refusal('agency-unknown', 'agencyId');
  return found.id;
}

function assertEntry({ db, viewer }: WriteContext, personId: string, entry: EntryInput): void {
  assertMayWrite(db, viewer, personId, [{ field: 'category', category: entry.category }]);
  const wrong = wrongWithEntry(entry, viewer.today);
  if (wrong !== null) throw new Refusal(wrong.code, wrong.field);
  if (entry.whose !== null) assertCode(listCodes(db, nonEngagementReasons, viewer.today), entry.whose, 'whose');
  if (entry.needCode !== null) {
    const codes = needDefinitions(db, viewer.today).map(({ code }) => code);
    assertCode(codes, entry.needCode, 'needCode');
  }
}

/** An entry as it is stored, but for who recorded it and when. */
function asRow(entry: EntryInput) {
  const { reached, isAbout, parts, agencyId: _agency, ...rest } = entry;
  const flag = (given: boolean): 0 | 1 => (given ? 1 : 0);
  return {
    ...rest,
    isAbout: flag(isAbout),
    reached: reached === null ? null : flag(reached),
    asVictim: flag(parts.includes('victim')),
    asPerpetrator: flag(parts.includes('perpetrator')),
    asWitness: flag(parts.includes('witness')),
  };
}

const partsOf = ({ asVictim, asPerpetrator, asWitness }: TimelineRow): Part[] => [
  ...(asVictim === 1 ? (['victim'] as const) : []),
  ...(asPerpetrator === 1 ? (['perpetrator'] as const) : []),
  ...(asWitness === 1 ? (['witness'] as const) : []),
];

const shown = (
  row: TimelineRow,
  names: ReturnType<typeof whoRecorded>,
  files: readonly AttachedFile[],
): TimelineEntry => ({
  id: row.id,
  kind: row.kind,
  category: row.category as PersonCategory,
  detail: row.detail,
  happenedOn: row.happenedOn,
  happenedAt: row.happenedAt,
  isAbout: row.isAbout === 1,
  recordedAt: row.recordedAt,
  recordedBy: names.user(row.recordedBy),
  agencyId: row.agencyId,
  agencyName: names.agency(row.agencyId),
  present: row.present,
  place: row.place,
  planned: row.planned as Planned | null,
  reached: row.reached === null ? null : row.reached === 1,
  whose: row.whose,
  reason: row.reason as TimelineEntry['reason'],
  needCode: row.needCode,
  parts: partsOf(row),
  outcome: row.outcome as TimelineEntry['outcome'],
  outcomeWords: row.outcomeWords,
  note: row.note,
  files: files.filter((file) => file.timelineEntryId === row.id),
});

const placeIn = (after: string | null): TimelinePlace | null => {
  if (after === null) return null;
  const [happenedOn, id] = after.split(' ');
  if (happenedOn === undefined || id === undefined) throw new Refusal('bad-input', 'after');
  return { happenedOn, id };
};

const placeOf = ({ happenedOn, id }: TimelineRow): string => `${happenedOn} ${id}`;

const months = (days: readonly string[]): string[] => [...new Set(days.map((day) => day.slice(0, 7)))];

function page(
  db: ReadDb,
  { viewer }: ReadContext,
  personId: string,
  kinds: TimelineEntry['kind'][],
  after: string | null,
) {
  const seen = categoriesOf(db, viewer, personId);
  const rows = timelinePage(db, { personId, seen, kinds, after: placeIn(after), limit: entriesOnPage + 1 });
  const onPage = rows.slice(0, entriesOnPage);
  const last = onPage.at(-1);
  return { seen, onPage, next: rows.length > entriesOnPage && last !== undefined ? placeOf(last) : null };
}

const wholeOf = (db: ReadDb, personId: string, seen: readonly PersonCategory[]) => ({
  counts: Object.fromEntries(countsByKind(db, personId, seen).map(({ kind, entries }) => [kind, entries])),
  withheldMonths: months(withheldDays(db, personId, seen)),
});

type Handled = 'contacts.timeline' | 'contacts.addEntry' | 'contacts.changeEntry' | 'contacts.takeBackEntry';

export const timelineHandlers: Pick<FeatureHandlers<'contacts'>, Handled> = {
  'contacts.timeline': (context, { personId, kinds, after }) => {
    const { db } = context;
    const { seen, onPage, next } = page(db, context, personId, kinds, after);
    const names = whoRecorded(db);
    const files = shownFiles(db, attachmentsSeen(db, personId, seen));
    return {
      entries: onPage.map((row) => shown(row, names, files)),
      next,
      whole: after === null ? wholeOf(db, personId, seen) : null,
    };
  },
  'contacts.addEntry': (context, { personId, ...entry }) => {
    const { db, user, clock } = context;
    assertEntry(context, personId, entry);
    const id = db.insert('timelineEntry', {
      personId,
      ...asRow(entry),
      agencyId: agencyFor(context, entry.agencyId),
      recordedAt: new Date(clock.now()).toISOString(),
      recordedBy: user.id,
    });
    return { transactionId: db.transactionId, id };
  },
  'contacts.changeEntry': (context, { personId, timelineEntryId, ...entry }) => {
    const { db, viewer } = context;
    const before = entryOf(db, viewer, personId, timelineEntryId);
    assertEntry(context, personId, entry);
    db.update('timelineEntry', timelineEntryId, {
      ...asRow(entry),
      agencyId: agencyFor(context, entry.agencyId ?? before.agencyId, before.agencyId),
    });
    return { transactionId: db.transactionId };
  },
  'contacts.takeBackEntry': ({ db, viewer }, { personId, timelineEntryId }) => {
    entryOf(db, viewer, personId, timelineEntryId);
    db.remove('timelineEntry', timelineEntryId);
    return { transactionId: db.transactionId };
  },
};
