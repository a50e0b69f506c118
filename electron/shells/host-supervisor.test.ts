import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Json } from '../../domain/json.ts';
import type { HostEvent, HostPorts } from '../host/host-protocol.ts';
import { forkHost } from './fork-host.ts';
import { createSupervisor, type Supervisor } from './host-supervisor.ts';

const tinyHost = fileURLToPath(new URL('./testing/tiny-host.ts', import.meta.url));
const main = { window: 'main' } as const;
const open: Supervisor[] = [];

const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 255);
/** A keychain that turns every bit; it takes nothing that is empty, and fails for one byte. */
const lent: Uint8Array[] = [];
const turning: Pick<HostPorts, 'keychain' | 'sealInKeychain' | 'openFromKeychain'> = {
  keychain: () => Promise.resolve('unprotected'),
  sealInKeychain: (secret) => {
    lent.push(secret);
    if (secret.length === 1) return Promise.reject(new Error('typed text of somebody'));
    return Promise.resolve(secret.length === 0 ? null : turned(secret));
  },
  openFromKeychain: (sealed) => {
    if (sealed.length < 2) return Promise.resolve(null);
    const secret = turned(sealed);
    lent.push(secret);
    return Promise.resolve({ secret, renew: sealed.length === 2 });
  },
};

const start = (home = '/nowhere') => {
  const events: HostEvent[] = [];
  const supervisor = createSupervisor({
    spawn: forkHost(tinyHost),
    settings: { home, shell: 'terminal', demonstration: false, lockSignals: [] },
    ports: {
      pickFile: ({ title }) => (title === 'fail' ? Promise.reject(new Error('no window')) : Promise.resolve('/a.mcn')),
      pickFolder: () => Promise.resolve('unavailable'),
      reveal: () => Promise.resolve(false),
      renderPdf: () => Promise.resolve(null),
      ...turning,
    },
    onEvent: (event) => events.push(event),
    limits: { flush: 20, end: 300, ownEnd: 300 },
  });
  open.push(supervisor);
  const ask = (name: string, input: Json = null) => supervisor.call(name, input, main);
  return { supervisor, events, ask };
};
const isAlive = (pid: unknown): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};
const answerTo = async (reply: ReturnType<Supervisor['call']>): Promise<Json> => {
  const answered = await reply;
  return answered.ok ? answered.value : answered.error.code;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((supervisor) => supervisor.close()));
});

describe('calls', () => {
  it('carry values there and back, with the caller as the shell says', async () => {
    const { ask } = start();
    const value = { name: 'Àisha', list: [1, null, true], nested: { empty: {} } };
    expect(await ask('echo', value)).toEqual({ ok: true, value });
    expect(await ask('who asks')).toEqual({ ok: true, value: { window: 'main' } });
  });

  it('keep many questions apart', async () => {
    const { ask } = start();
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    expect(await Promise.all(numbers.map((number) => answerTo(ask('echo', number))))).toEqual(numbers);
  });

  it('let the host ask its shell, and hear "unavailable" where the shell fails', async () => {
    const { ask } = start();
    expect(await answerTo(ask('pick', 'Choose'))).toBe('/a.mcn');
    expect(await answerTo(ask('pick', 'fail'))).toBe('unavailable');
  });

  it('let the host use the keychain of its shell, which forgets the secret afterwards', async () => {
    const { ask } = start();
    const every = Array.from({ length: 256 }, (_, at) => at);
    expect(await answerTo(ask('keychain'))).toBe('unprotected');
    expect(await answerTo(ask('seal', every))).toEqual(every.map((byte) => byte ^ 255));
    expect(await answerTo(ask('open', every))).toEqual([every.map((byte) => byte ^ 255), false]);
    expect(await answerTo(ask('open', [0, 255]))).toEqual([[255, 0], true]);
    for (const nothing of [[], [7]]) {
      expect(await answerTo(ask('seal', nothing))).toBeNull();
      expect(await answerTo(ask('open', nothing))).toBeNull();
    }
    expect(lent.length).toBeGreaterThan(3);
    for (const bytes of lent) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('pass on events', async () => {
    const { ask, events } = start();
    await ask('change');
    expect(events).toEqual([{ type: 'changed', topics: ['people'] }]);
  });
});

describe('locking', () => {
  it('lets the page flush, ends the process, answers what was pending and starts a fresh one', async () => {
    const { supervisor, ask, events } = start();
    const before = await answerTo(ask('pid'));
    const pending = ask('never');
    await supervisor.lock('suspended');
    expect(isAlive(before)).toBe(false);
    expect(await answerTo(pending)).toBe('locked');
    expect(events).toEqual([
      { type: 'locking', reason: 'suspended' },
      { type: 'locked', reason: 'suspended' },
    ]);
    expect(await answerTo(ask('pid'))).not.toBe(before);
  });

  it('kills a host that does not close in time', async () => {
    const { supervisor, ask } = start('/never-closes');
    const before = await answerTo(ask('pid'));
    await supervisor.lock('screen-locked');
    expect(isAlive(before)).toBe(false);
  });

  it('happens once when asked for twice at the same time', async () => {
    const { supervisor, ask, events } = start();
    await ask('pid');
    await Promise.all([supervisor.lock('suspended'), supervisor.lock('clock-gap')]);
    expect(events.filter(({ type }) => type === 'locked')).toEqual([{ type: 'locked', reason: 'suspended' }]);
  });

  it('follows the call vault.lock, and keeps what is asked next for the next host', async () => {
    const { ask, events } = start();
    const before = await answerTo(ask('pid'));
    expect(await ask('vault.lock')).toEqual({ ok: true, value: {} });
    const after = await answerTo(ask('pid'));
    expect(after).not.toBe(before);
    expect(isAlive(before)).toBe(false);
    expect(events).toEqual([{ type: 'locked', reason: 'asked' }]);
  });

  it('follows a host that became idle', async () => {
    const { ask, events } = start();
    await ask('goIdle');
    await vi.waitFor(() => expect(events).toEqual([{ type: 'locked', reason: 'idle' }]));
  });
});

describe('a host that dies', () => {
  it('answers what was pending, says so and is replaced', async () => {
    const { ask, events } = start();
    const before = await answerTo(ask('pid'));
    expect(await answerTo(ask('crash'))).toBe('internal');
    expect(events).toEqual([{ type: 'locked', reason: 'crashed' }]);
    expect(await answerTo(ask('pid'))).not.toBe(before);
  });

  it('is not started over and over when it cannot start', async () => {
    const { ask, events } = start('/refuses-to-start');
    expect(await answerTo(ask('pid'))).toBe('internal');
    expect(await answerTo(ask('pid'))).toBe('internal');
    expect(events.length).toBeLessThanOrEqual(3);
  });

  it('writes nothing that somebody typed to standard error', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { ask, events } = start();
    await ask('throwLater');
    await vi.waitFor(() => expect(events).toEqual([{ type: 'locked', reason: 'crashed' }]));
    expect(write.mock.calls.flat().join('')).not.toContain('typed text');
    write.mockRestore();
  });

  it('never knew the passphrase of the terminal, nor what could load foreign code', async () => {
    const secrets = ['CASEBOOK_PASSPHRASE', 'CASEBOOK_RECOVERY_CODE', 'CASEBOOK_RECOVERY_PART'];
    for (const name of secrets) process.env[name] = 'four plain words here';
    const { ask } = start();
    const names = await answerTo(ask('environment'));
    for (const name of secrets) delete process.env[name];
    for (const name of secrets) expect(names).not.toContain(name);
    expect(names).not.toContain('NODE_OPTIONS');
    expect(names).toContain('PATH');
  });
});

it('ends the host for good on closing', async () => {
  const { supervisor, ask } = start();
  const pid = await answerTo(ask('pid'));
  await supervisor.close();
  expect(isAlive(pid)).toBe(false);
  expect(await answerTo(ask('pid'))).toBe('locked');
});
