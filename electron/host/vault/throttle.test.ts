import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moment, passedSince, type Tried, waitAfter, waitBefore } from './throttle.ts';

const hour = 3_600_000;
const day = 24 * hour;
const time = fc.integer({ min: 0, max: 1e13 });
const running = fc.integer({ min: 0, max: 1e10 });
const moment: fc.Arbitrary<Moment> = fc.record({ at: time, sinceStart: running });
const tried: fc.Arbitrary<Tried> = fc.record({ failed: fc.nat(200), lastAt: time, sinceStart: running });
const later = (start: Moment, milliseconds: number): Moment => ({
  at: start.at + milliseconds,
  sinceStart: start.sinceStart + milliseconds,
});

describe('the wait after wrong attempts', () => {
  test('five are free, then 30 seconds, doubling, to an hour', () => {
    const waits = [0, 4, 5, 6, 7, 11, 12, 13, 5000].map((failed) => waitAfter(failed, 0) / 1000);
    expect(waits).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600, 3600]);
  });

  test('never grows while time passes, never lasts longer than an hour, and never shrinks with another wrong one', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(2 * hour),
        fc.nat(hour),
        fc.constantFrom(5, 20),
        (failed, passed, more, free) => {
          const wait = waitAfter(failed, passed, free);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(hour);
          expect(waitAfter(failed, passed + more, free)).toBeLessThanOrEqual(wait);
          expect(waitAfter(failed + 1, passed, free)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });
});

describe('the time since an attempt', () => {
  const start = (one: Tried): Moment => ({ at: one.lastAt, sinceStart: one.sinceStart });

  test('is what passed while the computer ran, however its clock was set meanwhile', () => {
    fc.assert(
      fc.property(tried, fc.nat(day), fc.integer({ min: -1e12, max: 1e12 }), (one, passed, jump) => {
        const now = later(start(one), passed);
        expect(passedSince(one, { ...now, at: now.at + jump })).toBe(passed);
      }),
    );
  });

  test('after a restart is never less than the computer has been running, so that it ends whatever the clock says', () => {
    fc.assert(
      fc.property(tried, moment, (one, now) => {
        fc.pre(now.sinceStart < one.sinceStart);
        expect(passedSince(one, now)).toBeGreaterThanOrEqual(now.sinceStart);
      }),
    );
  });

  test('is never negative, and an hour later nobody is kept out by whatever is noted', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), tried), fc.string(), moment, (tries, who, now) => {
        for (const one of Object.values(tries)) expect(passedSince(one, now)).toBeGreaterThanOrEqual(0);
        // Restarted now: what was noted before lies on the other side of it.
        const evening = {
          at: now.at,
          sinceStart: Math.max(now.sinceStart, ...Object.values(tries).map((one) => one.sinceStart)) + hour,
        };
        expect(waitBefore(tries, who, evening)).toEqual({ own: 0, together: 0 });
      }),
    );
  });
});

describe('several people at one register', () => {
  const now: Moment = { at: 1e12, sinceStart: 1e9 };
  const wrong = (failed: number, ago = 0): Tried => ({
    failed,
    lastAt: now.at - ago,
    sinceStart: now.sinceStart - ago,
  });

  test('one’s typing errors keep nobody else waiting', () => {
    const tries = { robin: wrong(9) };
    expect(waitBefore(tries, 'robin', now)).toEqual({ own: 480_000, together: 0 });
    for (const who of ['priya', 'recovery-code', 'constructor', '__proto__'])
      expect(waitBefore(tries, who, now)).toEqual({ own: 0, together: 0 });
  });

  test('twenty within a day, whoever they were of, make everybody wait, and so does each one more', () => {
    const names = (many: number, each: number) =>
      Object.fromEntries(Array.from({ length: many }, (_, at) => [`name ${at}`, wrong(each)]));
    expect(waitBefore(names(4, 4), 'robin', now).together).toBe(0);
    expect(waitBefore(names(4, 5), 'robin', now).together).toBe(30_000);
    expect(waitBefore(names(7, 3), 'robin', now).together).toBe(60_000);
    expect(waitBefore(names(20, 5), 'robin', now).together).toBe(hour);
  });

  test('what is a day old counts for nobody but whose it was', () => {
    const tries = { robin: wrong(30, day - 1), priya: wrong(3) };
    expect(waitBefore(tries, 'priya', now)).toEqual({ own: 0, together: hour });
    expect(waitBefore(tries, 'priya', later(now, 1))).toEqual({ own: 0, together: 0 });
  });

  test('guessing at many names is no faster than the ceiling: after the first hour at most a guess an hour', () => {
    // Somebody who always takes the name with the least wait, for a day.
    const tries: Record<string, Tried> = {};
    let at: Moment = now;
    const guesses: number[] = [];
    while (at.sinceStart - now.sinceStart < day) {
      const waits = Array.from({ length: 20 }, (_, name) => {
        const { own, together } = waitBefore(tries, String(name), at);
        return Math.max(own, together);
      });
      const least = Math.min(...waits);
      at = later(at, least);
      const who = String(waits.indexOf(least));
      tries[who] = { failed: (tries[who]?.failed ?? 0) + 1, lastAt: at.at, sinceStart: at.sinceStart };
      guesses.push(at.sinceStart - now.sinceStart);
    }
    expect(guesses.filter((when) => when === 0)).toHaveLength(20);
    expect(guesses.length).toBeLessThanOrEqual(20 + 8 + 24);
  });
});
