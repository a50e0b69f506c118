import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleLock } from './idle-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = (count: number): number => count * 60_000;

test('locks once after five minutes in which nothing was asked', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.start();
  vi.advanceTimersByTime(minutes(5) - 1);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(minutes(60));
  expect(lock).toHaveBeenCalledTimes(1);
});

test('every call puts it off', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.start();
  for (let call = 0; call < 10; call += 1) {
    vi.advanceTimersByTime(minutes(4));
    idle.activity();
  }
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minutes(5));
  expect(lock).toHaveBeenCalledTimes(1);
});

test('does nothing while no register is open, and nothing any more once stopped', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.activity();
  vi.advanceTimersByTime(minutes(10));
  idle.start();
  idle.stop();
  idle.activity();
  vi.advanceTimersByTime(minutes(10));
  expect(lock).not.toHaveBeenCalled();
});
