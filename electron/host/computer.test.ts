import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openComputer } from './computer.ts';

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

  test('outlives what an earlier version wrote there and this one does not know', () => {
    const { deviceId } = openComputer(home);
    const earlier = { deviceId, recent: [register('North')], lastReturnFolder: '/returns' };
    const attempts = { '/registers/North.mcn': { failed: 7, lastAt: 1 } };
    writeFileSync(notes(), JSON.stringify({ ...earlier, attempts, tries: 'damaged' }));
    const computer = openComputer(home);
    expect([computer.deviceId, computer.recent(), computer.lastReturnFolder()]).toEqual([
      deviceId,
      [register('North')],
      '/returns',
    ]);
    expect(() => computer.attempts.assertMayTry({ registerId: 'North' }, 'robin', 'passphrase')).not.toThrow();
  });
});
