import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copiedFor, createClipboardGuard } from './clipboard-guard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clipboard that everybody on the computer writes to. */
const begin = () => {
  const board = { text: '', readable: true };
  const guard = createClipboardGuard({
    readText: () => (board.readable ? Promise.resolve(board.text) : Promise.reject(new Error('not permitted'))),
    clear: () => {
      board.text = '';
      return Promise.resolve();
    },
  });
  const copy = (text: string): void => {
    guard.copied();
    board.text = text;
  };
  return { board, guard, copy };
};
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('clears after 20 seconds what was copied, and not sooner', async () => {
  const { board, copy } = begin();
  copy('C-0007');
  await pass(copiedFor - 1);
  expect(board.text).toBe('C-0007');
  await pass(1);
  expect(board.text).toBe('');
});

it('leaves alone what somebody copied since', async () => {
  const { board, copy, guard } = begin();
  copy('C-0007');
  await pass(5_000);
  board.text = 'from another program';
  await pass(copiedFor);
  await guard.clearNow();
  expect(board.text).toBe('from another program');
});

it('counts from what was copied last', async () => {
  const { board, copy } = begin();
  copy('one');
  await pass(15_000);
  copy('two');
  await pass(copiedFor - 1);
  expect(board.text).toBe('two');
  await pass(1);
  expect(board.text).toBe('');
});

it('clears at once when the register locks, even a moment after copying', async () => {
  for (const moment of [0, 100, 5_000]) {
    const { board, copy, guard } = begin();
    copy('C-0007');
    await pass(moment);
    await guard.clearNow();
    expect(board.text).toBe('');
    board.text = 'from another program';
    await pass(2 * copiedFor);
    expect(board.text).toBe('from another program');
  }
});

it('clears whatever lies there where it cannot be read at all, once', async () => {
  const board = { text: '' };
  const guard = createClipboardGuard({
    readText: null,
    clear: () => {
      board.text = '';
      return Promise.resolve();
    },
  });
  guard.copied();
  board.text = 'C-0007';
  await pass(copiedFor - 1);
  expect(board.text).toBe('C-0007');
  await pass(1);
  expect(board.text).toBe('');
  board.text = 'from another program';
  await pass(copiedFor);
  await guard.clearNow();
  expect(board.text).toBe('from another program');
});

it('clears nothing where nothing was copied, or where reading fails', async () => {
  const { board, copy, guard } = begin();
  board.text = 'from another program';
  await guard.clearNow();
  expect(board.text).toBe('from another program');
  board.readable = false;
  copy('C-0007');
  await pass(copiedFor);
  await guard.clearNow();
  expect(board.text).toBe('C-0007');
});
