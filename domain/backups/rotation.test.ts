import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupReasons, kept, type RotatedBackup, toRemove } from './rotation.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5, 17);
const at = (time: number): string => new Date(time).toISOString();

const backup = (given: Partial<RotatedBackup> & { id: string; madeAt: string }): RotatedBackup => ({
  reason: 'closing',
  good: true,
  ours: true,
  ...given,
});

/** Any history: two years around now, with clocks that jumped, backups of others and some that were never whole. */
const histories = fc
  .array(
    fc.record({
      madeAt: fc.integer({ min: -700 * 24, max: 60 * 24 }).map((hours) => at(start + hours * 3_600_000)),
      reason: fc.constantFrom(...backupReasons),
      good: fc.boolean(),
      ours: fc.boolean(),
    }),
    { maxLength: 120 },
  )
  .map((all) => all.map((one, order) => ({ ...one, id: String(order) })));

const now = at(start);
const staying = (all: readonly RotatedBackup[]): RotatedBackup[] => {
  const gone = new Set(toRemove(all, now));
  return all.filter(({ id }) => !gone.has(id));
};

test('the newest good backup stays, by date and by the order of making', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const gone = new Set(toRemove(all, now));
      const good = all.filter((one) => one.good);
      const newest = good.reduce<RotatedBackup | null>((a, b) => (a === null || b.madeAt > a.madeAt ? b : a), null);
      for (const one of [newest, good.at(-1)])
        expect(one !== null && one !== undefined && gone.has(one.id)).toBe(false);
    }),
  );
});

test('only what we made ourselves, and found whole, and is not from the future, is ever removed', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const byId = new Map(all.map((one) => [one.id, one]));
      for (const id of toRemove(all, now)) {
        expect(byId.get(id)).toMatchObject({ ours: true, good: true });
        expect((byId.get(id)?.madeAt ?? '') <= now).toBe(true);
      }
    }),
  );
});

test('what is not a good backup takes the place of none: without it the same ones stay', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const good = all.filter((one) => one.good && one.ours);
      const ids = (some: readonly RotatedBackup[]): string[] => some.map(({ id }) => id);
      expect(ids(staying(all).filter((one) => one.good && one.ours))).toEqual(
        expect.arrayContaining(ids(staying(good))),
      );
    }),
  );
});

test('asked twice it removes nothing more, and it keeps no more than the rule says', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const left = staying(all);
      expect(toRemove(left, now)).toEqual([]);
      const yesterday = at(start - day);
      const counted = left.filter(
        (one) => one.good && one.ours && one.madeAt <= now && !(one.reason === 'asked' && one.madeAt > yesterday),
      );
      // Besides the spans: the last made, and the last before an update.
      expect(counted.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months + 3);
    }),
  );
});

test('a clock that jumps back removes nothing that was made before the jump', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 60 }), (daysBack, count) => {
      const before = Array.from({ length: count }, (_, n) => backup({ id: `b${n}`, madeAt: at(start + n * day) }));
      const jumped = at(start - daysBack * day);
      const after = backup({ id: 'after', madeAt: jumped });
      expect(toRemove([...before, after], jumped)).toEqual([]);
    }),
  );
});

test('a clock that jumped ahead once removes neither what it dated nor the newest real one', () => {
  const ahead = backup({ id: 'ahead', madeAt: at(start + 4000 * day) });
  const real = Array.from({ length: 40 }, (_, n) => backup({ id: `r${n}`, madeAt: at(start - (40 - n) * day) }));
  const gone = toRemove([ahead, ...real], now);
  expect(gone).not.toContain('ahead');
  expect(gone).not.toContain('r39');
  expect(gone.length).toBeGreaterThan(0);
});

test('a year and a half of daily work leaves 7 days, 4 weeks and 12 months, and never less on the way', () => {
  let there: RotatedBackup[] = [];
  for (let n = 0; n < 550; n += 1) {
    const madeAt = at(start + n * day);
    there = [...there, backup({ id: `d${n}`, madeAt }), backup({ id: `e${n}`, madeAt: at(start + n * day + 60_000) })];
    const gone = new Set(toRemove(there, at(start + n * day + 120_000)));
    there = there.filter(({ id }) => !gone.has(id));
    const days = new Set(there.map((one) => one.madeAt.slice(0, 10)));
    expect(days.size).toBeGreaterThanOrEqual(Math.min(n + 1, kept.days));
    // The later of the two of a day is the one that stays.
    expect(there.at(-1)?.id).toBe(`e${n}`);
  }
  const ages = there.map((one) => Math.round((start + 549 * day - Date.parse(one.madeAt)) / day));
  expect(ages.filter((age) => age < 7)).toHaveLength(7);
  expect(new Set(there.map((one) => one.madeAt.slice(0, 7))).size).toBe(kept.months);
  expect(there.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months);
  expect(Math.max(...ages)).toBeGreaterThan(300);
});

test('what somebody asked for stays for a day, whatever was made after it', () => {
  const asked = backup({ id: 'asked', madeAt: at(start), reason: 'asked' });
  const later = backup({ id: 'later', madeAt: at(start + 60_000) });
  expect(toRemove([asked, later], at(start + 120_000))).toEqual([]);
  expect(toRemove([asked, later], at(start + 2 * day))).toEqual(['asked']);
});

test('months away from the desk remove nothing', () => {
  const there = Array.from({ length: 7 }, (_, n) => backup({ id: `d${n}`, madeAt: at(start + n * day) }));
  expect(toRemove(there, at(start + 900 * day))).toEqual([]);
});

test('the copy from before an update outlives the later ones of its day', () => {
  const update = backup({ id: 'update', madeAt: at(start), reason: 'update' });
  const later = Array.from({ length: 60 }, (_, n) => backup({ id: `l${n}`, madeAt: at(start + n * day + 60_000) }));
  expect(toRemove([update, ...later], at(start + 60 * day))).not.toContain('update');
});
