import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPresence } from './presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const within = 5_000;

it('tells of the first sign at once, and of a thousand more once', () => {
  const tell = vi.fn();
  const { sign } = createPresence(tell);
  for (let key = 0; key < 1_000; key += 1) sign();
  expect(tell).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(within);
  expect(tell).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10 * within);
  expect(tell).toHaveBeenCalledTimes(2);
});

it('tells of a last key before a pause, at once where it is asked for', () => {
  const tell = vi.fn();
  const { sign, tellNow } = createPresence(tell);
  sign();
  tellNow();
  expect(tell).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(within - 1);
  sign();
  tellNow();
  expect(tell).toHaveBeenCalledTimes(2);
});

it('leaves the host without no sign for longer than five seconds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 30 }), (gaps) => {
      const told: number[] = [];
      const signs: number[] = [];
      const { sign } = createPresence(() => told.push(Date.now()));
      for (const gap of gaps) {
        vi.advanceTimersByTime(gap);
        signs.push(Date.now());
        sign();
      }
      vi.advanceTimersByTime(within);
      for (const at of signs) expect(told.some((time) => time >= at && time <= at + within)).toBe(true);
      for (const [index, time] of told.entries()) {
        if (index > 0) expect(time - (told[index - 1] ?? 0)).toBeGreaterThanOrEqual(within);
      }
    }),
  );
});
