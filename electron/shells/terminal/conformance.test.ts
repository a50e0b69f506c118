import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../domain/json.ts';
import { address, oddTexts, refusedCalls } from '../../../e2e/security/conformance.ts';
import { portsWithoutWindow } from '../../host/testing/open-test-host.ts';
import { forkHost } from '../fork-host.ts';
import { createSupervisor, type Supervisor } from '../host-supervisor.ts';

/** The terminal's way to its host process: the same answers as through the windows. */
const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-transport-'));
let supervisor: Supervisor;
const call = (name: string, input: unknown) => supervisor.call(name, input as Json, { window: 'main' });

beforeAll(async () => {
  supervisor = createSupervisor({
    spawn: forkHost(path.join(import.meta.dirname, '..', '..', 'host', 'host-process.ts')),
    settings: { home, shell: 'terminal', demonstration: false, lockSignals: [] },
    ports: portsWithoutWindow,
    onEvent: () => undefined,
  });
  expect((await call('vault.openDemonstration', {})).ok).toBe(true);
});
afterAll(async () => {
  await supervisor.close();
  rmSync(home, { recursive: true, force: true });
});

describe('the terminal’s transport', () => {
  test.each(oddTexts)('text comes back as it went: %s', async (_what, content) => {
    expect((await call('drafts.keep', { ...address, personId: null, content })).ok).toBe(true);
    expect(await call('drafts.find', address)).toMatchObject({ ok: true, value: { draft: { content } } });
  });

  test.each(refusedCalls)('refused alike on every transport: %s', async (_what, name, input, code) => {
    expect(await call(name, input)).toMatchObject({ ok: false, error: { code } });
  });

  test('locking ends the host, and a fresh, locked one answers', async () => {
    expect((await call('vault.lock', {})).ok).toBe(true);
    expect(await call('people.list', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await call('vault.status', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
  });
});
