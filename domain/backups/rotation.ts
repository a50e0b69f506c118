import type { IsoInstant } from '../time.ts';

/** Why a backup was made. `update`: before a newer version of Casebook changed the shape of the register. */
export const backupReasons = ['asked', 'daily', 'closing', 'update'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What the rule needs to know of one backup. */
export interface RotatedBackup {
  readonly id: string;
  readonly madeAt: IsoInstant;
  readonly reason: BackupReason;
  /** Opened and found whole after it was written. Anything else is no backup, and takes the place of none. */
  readonly good: boolean;
  /** Made by this computer. What somebody else put there is never removed. */
  readonly ours: boolean;
}

/** How many are kept: the newest of each of so many days, weeks and months in which there were any. */
export const kept = { days: 7, weeks: 4, months: 12 } as const;

const dayInMilliseconds = 86_400_000;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const weekOf = ({ madeAt }: RotatedBackup): string =>
  String(Math.floor((Date.parse(madeAt) / dayInMilliseconds + 3) / 7));
const dayOf = ({ madeAt }: RotatedBackup): string => madeAt.slice(0, 10);
const monthOf = ({ madeAt }: RotatedBackup): string => madeAt.slice(0, 7);

/** The newest of each of the last `count` spans that have any; `newestFirst` is in that order. */
function newestOfEach(
  newestFirst: readonly RotatedBackup[],
  span: (backup: RotatedBackup) => string,
  count: number,
): readonly RotatedBackup[] {
  const found = new Map<string, RotatedBackup>();
  for (const backup of newestFirst) {
    if (!found.has(span(backup)) && found.size < count) found.set(span(backup), backup);
  }
  return [...found.values()];
}

/**
 * Which backups may be removed: ours and good, older than what is kept by day, week and month. Spans are counted over
 * those that have a backup, so that weeks away from the desk remove nothing. The newest good one stays, whether newest
 * by its date or by the order of making, and so do the newest from before an update and what somebody asked for within a
 * day. What is dated after now shows that a clock jumped; it is left alone.
 * @param inOrder oldest made first
 */
export function toRemove(inOrder: readonly RotatedBackup[], now: IsoInstant): readonly string[] {
  const dayBefore = new Date(Date.parse(now) - dayInMilliseconds).toISOString();
  const good = inOrder.filter((backup) => backup.good);
  const candidates = good.filter((backup) => backup.ours && backup.madeAt <= now);
  const newestFirst = candidates
    .map((backup, order) => ({ backup, order }))
    .sort((a, b) =>
      a.backup.madeAt === b.backup.madeAt ? b.order - a.order : a.backup.madeAt < b.backup.madeAt ? 1 : -1,
    )
    .map(({ backup }) => backup);
  const staying = new Set<RotatedBackup | undefined>([
    good.at(-1),
    candidates.at(-1),
    newestFirst[0],
    candidates.findLast((backup) => backup.reason === 'update'),
    ...candidates.filter(({ reason, madeAt }) => reason === 'asked' && madeAt > dayBefore),
    ...newestOfEach(newestFirst, dayOf, kept.days),
    ...newestOfEach(newestFirst, weekOf, kept.weeks),
    ...newestOfEach(newestFirst, monthOf, kept.months),
  ]);
  return candidates.filter((backup) => !staying.has(backup)).map((backup) => backup.id);
}
