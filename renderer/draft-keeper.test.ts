import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Reply } from '../domain/reply.ts';
import { createDraftKeeper, type DraftAddress } from './draft-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const place: DraftAddress = { form: 'portrait', subject: 'new', personId: null };
const other: DraftAddress = { ...place, subject: 'other' };

/** A keeper before a host that answers when it is told to. */
const begin = () => {
  const calls: { content: string; answer: (reply: Reply<{ keptAt: string }>) => void }[] = [];
  const keeper = createDraftKeeper(({ content }) => new Promise((resolve) => calls.push({ content, answer: resolve })));
  const answer = async (reply: Reply<{ keptAt: string }>): Promise<void> => {
    calls.shift()?.answer(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return {
    keeper,
    sent: () => calls.map(({ content }) => content),
    acknowledge: (keptAt = 'k1') => answer({ ok: true, value: { keptAt } }),
    refuse: (code: RefusalCode) => answer({ ok: false, error: { code, message: '' } }),
  };
};

describe('typing', () => {
  it('is sent 400 ms after the first key that is not kept yet, pause or not', () => {
    const { keeper, sent } = begin();
    for (let key = 1; key <= 12; key += 1) {
      keeper.write(place, 'x'.repeat(key));
      vi.advanceTimersByTime(100);
    }
    expect(sent().map((content) => content.length)).toEqual([4, 8, 12]);
  });

  it('is sent at once on leaving and on flushing, each place its own, and nothing twice', () => {
    const { keeper, sent } = begin();
    keeper.write(place, 'one');
    keeper.write(other, 'two');
    void keeper.send(place);
    expect(sent()).toEqual(['one']);
    void keeper.flush();
    vi.advanceTimersByTime(1_000);
    expect(sent()).toEqual(['one', 'two']);
  });

  it('tells its form of each acknowledgement until that stops listening', async () => {
    const { keeper, acknowledge } = begin();
    const heard: string[] = [];
    const stop = keeper.listen(place, (keptAt) => heard.push(keptAt));
    keeper.write(place, 'one');
    void keeper.flush();
    await acknowledge('k1');
    stop();
    keeper.write(place, 'two');
    void keeper.flush();
    await acknowledge('k2');
    expect(heard).toEqual(['k1']);
  });
});

describe('text that is not acknowledged', () => {
  it('is what was typed last, whether sent or not, with what it was typed over', async () => {
    const { keeper, acknowledge } = begin();
    keeper.found(place, 'k0');
    keeper.write(place, 'a');
    void keeper.flush();
    keeper.write(place, 'ab');
    expect(keeper.unkept(place)).toBe('ab');
    expect(keeper.takeAll()).toEqual([{ ...place, content: 'ab', basedOn: 'k0', sent: ['a'] }]);
    // Taken: a late answer or another flush brings none of it back.
    await acknowledge();
    expect([keeper.unkept(place), keeper.takeAll()]).toEqual([null, []]);
  });

  it('is none once the register has it all', async () => {
    const { keeper, acknowledge } = begin();
    keeper.write(place, 'a');
    void keeper.flush();
    await acknowledge('k1');
    expect(keeper.takeAll()).toEqual([]);
  });

  it('stays when the register could not take it, and is tried again at the next occasion', async () => {
    const { keeper, sent, refuse, acknowledge } = begin();
    keeper.write(place, 'a');
    void keeper.flush();
    await refuse('folder-full');
    expect(keeper.unkept(place)).toBe('a');
    void keeper.flush();
    expect(sent()).toEqual(['a']);
    await acknowledge('k1');
    expect(keeper.unkept(place)).toBeNull();
  });

  it('is not written over by an older text that comes back refused', async () => {
    const { keeper, refuse } = begin();
    keeper.write(place, 'a');
    void keeper.flush();
    keeper.write(place, 'ab');
    await refuse('internal');
    expect(keeper.unkept(place)).toBe('ab');
    void keeper.flush();
    keeper.write(place, 'abc');
    void keeper.flush();
    await refuse('internal');
    expect(keeper.unkept(place)).toBe('abc');
  });

  it.each(['not-allowed', 'not-found', 'text-too-long'] as const)(
    'is none where it belongs nowhere: %s',
    async (code) => {
      const { keeper, refuse } = begin();
      keeper.write(place, 'a');
      void keeper.flush();
      await refuse(code);
      expect(keeper.takeAll()).toEqual([]);
    },
  );

  it('is none after it was saved or given up, even while it was on its way', async () => {
    const { keeper, sent, refuse } = begin();
    keeper.write(place, 'a');
    void keeper.flush();
    keeper.write(place, 'ab');
    keeper.forget(place);
    vi.advanceTimersByTime(1_000);
    expect(sent()).toEqual(['a']);
    await refuse('internal');
    expect([keeper.unkept(place), keeper.takeAll()]).toEqual([null, []]);
  });
});
