import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openComputer } from './computer.ts';
import { waitBefore } from './vault/throttle.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebook-computer-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const notes = (): string => path.join(home, 'computer.json');
const register = (name: string) => ({ name, path: `/registers/${name}.mcn`, registerId: name });

describe('what a computer remembers', () => {
  test('is there again the next time, in one file and nothing beside it', () => {
    const first = openComputer(home);
    first.rememberRegister(register('North'));
    first.rememberRegister(register('South'));
    first.rememberRegister(register('North'));
    first.rememberReturnFolder('/returns');
    const second = openComputer(home);
    expect(second.deviceId).toBe(first.deviceId);
    expect(second.recent().map((one) => one.name)).toEqual(['North', 'South']);
    expect(second.lastReturnFolder()).toBe('/returns');
    expect(readdirSync(home)).toEqual(['computer.json']);
  });

  test('is the twelve newest registers', () => {
    const computer = openComputer(home);
    for (let at = 1; at <= 15; at += 1) computer.rememberRegister(register(`R${at}`));
    expect(computer.recent().map((one) => one.name)).toEqual(Array.from({ length: 12 }, (_, at) => `R${15 - at}`));
  });

  test.each(['', '{', 'null', '[]', '{"deviceId":"x"}', '\u0000'])('starts afresh from damage: %j', (damage) => {
    writeFileSync(notes(), damage);
    const computer = openComputer(home);
    expect(computer.recent()).toEqual([]);
    computer.rememberRegister(register('North'));
    expect(openComputer(home).recent()).toEqual([register('North')]);
    expect(JSON.parse(readFileSync(notes(), 'utf8'))).toHaveProperty('deviceId');
  });
});

describe('wrong passphrases', () => {
  const file = '/registers/North.mcn';

  test('are counted for each register, across restarts, and forgotten by a right one', () => {
    const computer = openComputer(home);
    for (let attempt = 1; attempt <= 6; attempt += 1) computer.countAttempt(file, false, attempt);
    computer.countAttempt('/registers/South.mcn', false, 9);
    expect(openComputer(home).failedAttempts(file, 100)).toEqual({ failed: 6, lastAt: 6 });
    openComputer(home).countAttempt(file, true, 101);
    expect(openComputer(home).failedAttempts(file, 102)).toEqual({ failed: 0, lastAt: 0 });
    expect(openComputer(home).failedAttempts('/registers/South.mcn', 102).failed).toBe(1);
  });

  test('are counted together over several windows, and for one file however its path is spelt', () => {
    const [first, second] = [openComputer(home), openComputer(home)];
    const real = path.join(home, 'North.mcn');
    const link = path.join(home, 'link.mcn');
    writeFileSync(real, '');
    symlinkSync(real, link);
    first.countAttempt(real, false, 1);
    second.countAttempt(real, false, 2);
    second.rememberReturnFolder('/returns');
    first.countAttempt(link, false, 3);
    for (const computer of [first, second, openComputer(home)]) {
      expect(computer.failedAttempts(real, 4)).toEqual({ failed: 3, lastAt: 3 });
      expect(computer.failedAttempts(link, 4).failed).toBe(3);
      expect(computer.lastReturnFolder()).toBe('/returns');
    }
  });

  test('a clock that was set back starts the wait again from now, and does not end it', () => {
    const computer = openComputer(home);
    for (let attempt = 0; attempt < 5; attempt += 1) computer.countAttempt(file, false, 9_000_000);
    const found = computer.failedAttempts(file, 1000);
    expect(waitBefore(found.failed, found.lastAt, 1000)).toBe(30_000);
    const later = openComputer(home).failedAttempts(file, 31_000);
    expect(waitBefore(later.failed, later.lastAt, 31_000)).toBe(0);
  });

  test('five are free, then 30 seconds, doubling, to an hour', () => {
    const waits = [0, 4, 5, 6, 7, 11, 12, 13, 5000].map((failed) => waitBefore(failed, 50, 50) / 1000);
    expect(waits).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600, 3600]);
  });

  test('a wait never grows while time passes, and never lasts longer than an hour', () => {
    const time = fc.integer({ min: 0, max: 1e13 });
    fc.assert(
      fc.property(fc.nat(10_000), time, time, fc.nat(1e7), (failed, lastAt, now, passed) => {
        const wait = waitBefore(failed, lastAt, now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(3_600_000);
        expect(waitBefore(failed, lastAt, now + passed)).toBeLessThanOrEqual(wait);
        expect(waitBefore(failed + 1, lastAt, now)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });
});
