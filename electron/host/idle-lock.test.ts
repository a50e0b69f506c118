import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { longestIdle, shortestIdle } from '../../domain/vault/idle-minutes.ts';
import { createIdleLock, type IdleLock } from './idle-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const inMinutes = (count: number): number => count * 60_000;
const handOver = 500;

/** An idle lock with its own setting, and when it warned and locked since it was made. */
const watch = (minutes = 5) => {
  const setting = { minutes };
  const [warned, locked]: number[][] = [[], []];
  const began = Date.now();
  const since = (times: number[] | undefined) => () => void times?.push(Date.now() - began);
  const idle: IdleLock = createIdleLock({
    minutes: () => setting.minutes,
    warn: since(warned),
    lock: since(locked),
  });
  return { idle, setting, warned: warned ?? [], locked: locked ?? [] };
};

describe('the idle lock', () => {
  test('warns after the minutes that were chosen, and locks once half a second later', () => {
    for (const minutes of [1, 5, 15]) {
      const { idle, warned, locked } = watch(minutes);
      idle.start();
      vi.advanceTimersByTime(inMinutes(60));
      expect([warned, locked]).toEqual([[inMinutes(minutes)], [inMinutes(minutes) + handOver]]);
    }
  });

  test('is put off by every call', () => {
    const { idle, locked } = watch();
    idle.start();
    for (let call = 0; call < 10; call += 1) {
      vi.advanceTimersByTime(inMinutes(4));
      idle.activity();
    }
    expect(locked).toEqual([]);
    vi.advanceTimersByTime(inMinutes(5) + handOver);
    expect(locked).toEqual([inMinutes(45) + handOver]);
  });

  test('cuts nobody off who is typing when it warns', () => {
    const { idle, warned, locked } = watch(1);
    idle.start();
    vi.advanceTimersByTime(inMinutes(1) + handOver - 1);
    idle.presence();
    vi.advanceTimersByTime(inMinutes(1) - 1);
    expect([warned.length, locked]).toEqual([1, []]);
    vi.advanceTimersByTime(1 + handOver);
    expect([warned.length, locked.length]).toEqual([2, 1]);
  });

  test('is not put off by the drafts that its own warning makes the page hand over', () => {
    const { idle, locked } = watch(1);
    idle.start();
    vi.advanceTimersByTime(inMinutes(1) + 100);
    idle.activity();
    vi.advanceTimersByTime(handOver - 100);
    expect(locked).toHaveLength(1);
  });

  test('follows a setting that changes while the register is open, from the next sign on', () => {
    const { idle, setting, locked } = watch(15);
    idle.start();
    setting.minutes = 2;
    idle.activity();
    vi.advanceTimersByTime(inMinutes(2) + handOver);
    expect(locked).toEqual([inMinutes(2) + handOver]);
  });

  test('does nothing while no register is open, and nothing any more once stopped', () => {
    const { idle, warned } = watch();
    for (const sign of [idle.activity, idle.presence]) sign();
    vi.advanceTimersByTime(inMinutes(10));
    idle.start();
    idle.stop();
    for (const sign of [idle.activity, idle.presence]) sign();
    vi.advanceTimersByTime(inMinutes(10));
    expect(warned).toEqual([]);
  });

  test('never locks sooner than the chosen minutes after the last sign, nor later than half a second after them', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: shortestIdle, max: longestIdle }), gaps, (minutes, signs) => {
        const { idle, locked } = watch(minutes);
        idle.start();
        let last = 0;
        for (const gap of signs) {
          vi.advanceTimersByTime(gap);
          if (locked.length > 0) break;
          idle.presence();
          last += gap;
        }
        vi.advanceTimersByTime(inMinutes(longestIdle) + handOver);
        expect(locked).toEqual([last + inMinutes(minutes) + handOver]);
      }),
    );
  });
});
