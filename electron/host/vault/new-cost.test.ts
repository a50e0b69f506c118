import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { costFor, type DerivationCost, isSafeCost, leastCost } from '../../../domain/vault/derivation-cost.ts';
import { readChecked, writeChecked } from '../checked-json.ts';
import { openComputer } from '../computer.ts';
import { startHost } from '../testing/locked-host.ts';
import type { Header } from './header.ts';
import { calibratedCost } from './new-cost.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebook-cost-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const eightGibibytes = () => 8 * 1024 * 1024;
/** Measures as it is told, and says how often and at what cost it was asked. */
function stopwatch(...milliseconds: number[]) {
  const asked: DerivationCost[] = [];
  const measure = (cost: DerivationCost) => {
    asked.push(cost);
    return Promise.resolve({ ...cost, milliseconds: milliseconds[(asked.length - 1) % milliseconds.length] ?? 1 });
  };
  return { asked, newCost: () => calibratedCost(openComputer(home), measure, eightGibibytes)() };
}
const notes = (): string => path.join(home, 'computer.json');

describe('what a new passphrase costs', () => {
  test('is measured once for a computer, at the floor, where the fastest of three counts', async () => {
    const first = stopwatch(900, 500, 700);
    expect(await first.newCost()).toEqual({ memoryKiB: 128 * 1024, passes: 3, parallelism: 1 });
    expect(first.asked).toEqual([leastCost, leastCost, leastCost]);
    const afterRestart = stopwatch(1);
    expect(await afterRestart.newCost()).toEqual({ memoryKiB: 128 * 1024, passes: 3, parallelism: 1 });
    expect(afterRestart.asked).toEqual([]);
  });

  test('is measured once where several passphrases are set at the same time', async () => {
    const asked: DerivationCost[] = [];
    const measure = (cost: DerivationCost) => {
      asked.push(cost);
      return Promise.resolve({ ...cost, milliseconds: 500 });
    };
    const newCost = calibratedCost(openComputer(home), measure, eightGibibytes);
    expect(new Set((await Promise.all([newCost(), newCost(), newCost()])).map((cost) => cost.memoryKiB)).size).toBe(1);
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['by another rule', (text: string) => text.replace('"rule": 1', '"rule": 999')],
    ['that took no time', (text: string) => text.replace('"milliseconds": 500', '"milliseconds": 0')],
    ['that is missing', (text: string) => text.replace('"derivation"', '"something"')],
    ['that is not one', (text: string) => text.replace('"milliseconds": 500', '"milliseconds": "500"')],
    ['in a damaged file', () => '{'],
  ])('is measured again after a measurement %s', async (_what, damage) => {
    await stopwatch(500).newCost();
    const before = readFileSync(notes(), 'utf8');
    writeFileSync(notes(), damage(before));
    expect(readFileSync(notes(), 'utf8')).not.toBe(before);
    const again = stopwatch(100);
    expect(await again.newCost()).toEqual({ memoryKiB: 640 * 1024, passes: 3, parallelism: 1 });
    expect(again.asked).toHaveLength(3);
  });

  test('loses nothing else that the computer remembers where the measurement cannot be read', () => {
    const { deviceId } = openComputer(home);
    openComputer(home).rememberDerivation({ memoryKiB: 1, passes: 1, milliseconds: 1 });
    const found = readChecked(notes());
    if (found.state !== 'whole') throw new Error(found.state);
    const text = JSON.stringify(found.content);
    expect(text).toContain('"rule":1');
    writeChecked(notes(), JSON.parse(text.replace('"rule":1', '"rule":2')) as object);
    expect(openComputer(home).derivation()).toBeNull();
    expect(openComputer(home).deviceId).toBe(deviceId);
  });

  test('never falls under the floor, whatever somebody wrote into the notes', async () => {
    openComputer(home).rememberDerivation({ memoryKiB: 1, passes: 1, milliseconds: 1e9 });
    expect(await stopwatch(1).newCost()).toEqual(leastCost);
  });

  test('comes from a real derivation in a worker where nothing else is said', async () => {
    const computer = openComputer(home);
    expect(isSafeCost(await calibratedCost(computer)())).toBe(true);
    const kept = openComputer(home).derivation();
    expect(kept).toMatchObject({ memoryKiB: leastCost.memoryKiB, passes: leastCost.passes });
    expect(kept?.milliseconds).toBeGreaterThan(0);
  });

  test('is asked for again when a measurement failed', async () => {
    const computer = openComputer(home);
    let fails = true;
    const measure = (cost: DerivationCost) =>
      fails ? Promise.reject(new Error('no memory')) : Promise.resolve({ ...cost, milliseconds: 500 });
    const newCost = calibratedCost(computer, measure, eightGibibytes);
    await expect(newCost()).rejects.toThrow('no memory');
    fails = false;
    expect(await newCost()).toEqual(costFor({ ...leastCost, milliseconds: 500 }, eightGibibytes()));
  });
});

describe('a slot', () => {
  const words = ['river lantern copper violin', 'marble thistle engine window', 'walnut bicycle harbour stamp'];
  const dear = { ...leastCost, memoryKiB: leastCost.memoryKiB + 8 * 1024 };

  test('carries the cost of the day it was made, becomes dearer at a change of passphrase, and never cheaper', async () => {
    const file = path.join(home, 'North.mcn');
    const [first = '', second = '', third = ''] = words;
    const costs = (): (DerivationCost | null)[] =>
      (JSON.parse(readFileSync(`${file}.header`, 'utf8')) as Header).slots
        .filter((slot) => slot.kind === 'user')
        .map(({ derivation }) => derivation);
    const of = (cost: DerivationCost) => ({ algorithm: 'argon2id', ...cost });

    const made = startHost(home);
    const register = { folder: home, registerName: 'North', areaName: 'Midshire', agencyName: 'Midshire Council' };
    const reply = await made.ask('vault.create', { ...register, displayName: 'Robin Ellery', passphrase: first });
    expect(reply.ok).toBe(true);
    expect(costs()).toEqual([of(leastCost)]);
    await made.host.close();

    const faster = startHost(home, { derivation: dear });
    expect(await faster.codeOf('vault.unlock', { path: file, passphrase: first })).toBe('ok');
    // Unlocking leaves it as it is.
    expect(costs()).toEqual([of(leastCost)]);
    expect(await faster.codeOf('vault.changePassphrase', { current: first, next: second })).toBe('ok');
    expect(costs()).toEqual([of(dear)]);
    const { people, agencies } = ((await faster.ask('users.list', {})) as never as { value: never }).value as {
      people: { agencyId: string }[];
      agencies: { id: string }[];
    };
    expect(people).toHaveLength(1);
    const colleague = { displayName: 'Priya Nair', signInName: 'Priya Nair', agencyId: agencies[0]?.id };
    expect(await faster.codeOf('users.add', { ...colleague, roles: ['caseworker'], passphrase: third })).toBe('ok');
    expect(costs()).toEqual([of(dear), of(dear)]);
    await faster.host.close();

    const slower = startHost(home);
    const unlock = { path: file, passphrase: second, signInName: 'Robin Ellery' };
    expect(await slower.codeOf('vault.unlock', unlock)).toBe('ok');
    expect(await slower.codeOf('vault.changePassphrase', { current: second, next: first })).toBe('ok');
    expect(costs()).toEqual([of(dear), of(dear)]);
    await slower.host.close();
    const again = startHost(home);
    expect(await again.codeOf('vault.unlock', { ...unlock, passphrase: first })).toBe('ok');
    await again.host.close();
  });
});
