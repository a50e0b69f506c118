import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';

const script = fileURLToPath(new URL('./testing/crash-writer.ts', import.meta.url));
const rounds = 15;

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

/** Lets a process write into the register and kills it at a moment that nobody chose; answers with what it was told. */
async function writeUntilKilled(
  place: Pick<TestHost, 'file' | 'dataKey' | 'folder'>,
  userId: string,
): Promise<string[]> {
  const key = place.dataKey.use((bytes) => bytes.toString('hex'));
  const home = path.join(place.folder, 'crash-home');
  const child = spawn(process.execPath, [script, place.file, key, userId, home], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString('utf8');
  });
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString('utf8');
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await pause(Math.random() * 120);
  child.kill('SIGKILL');
  await ended;
  expect(complaints).toBe('');
  // A line that was cut off by the kill was still said after its write was acknowledged.
  return output.split('\n').filter((line) => /^(added|changed) [0-9a-f-]{36}$/.test(line));
}

const column = (sql: string): string[] => open.session.raw.prepare<[], string>(sql).pluck().all();

test('a host that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done', async () => {
  const said: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const userId = open.session.user.id;
    await open.host.close();
    const fresh = await writeUntilKilled(open, userId);
    expect(fresh.length).toBeGreaterThan(0);
    said.push(...fresh);
    open = await open.reopen();

    expect(open.session.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(open.session.raw.pragma('foreign_key_check')).toEqual([]);
    expect(open.session.audit.verify(null).problem).toBeNull();

    const people = new Set(column('SELECT id FROM person'));
    const changed = new Set(column("SELECT id FROM person WHERE strengths = 'Strength of ' || id"));
    const lost = said.filter((line) => {
      const [what, id = ''] = line.split(' ');
      return !(what === 'added' ? people : changed).has(id);
    });
    expect(lost).toEqual([]);
    // Nobody is there without history, an alias, an entry in the index and one in the audit trail.
    for (const whole of [
      "SELECT rowId FROM change WHERE entity = 'person' AND field = 'preferred-name'",
      'SELECT personId FROM personAlias',
      'SELECT person.id FROM person JOIN personSearch ON personSearch.rowid = person.rowKey',
      'SELECT subject FROM historyKey',
      "SELECT json_extract(personIds, '$[0]') FROM audit WHERE operation = 'people.add'",
    ]) {
      const there = new Set(column(whole));
      expect([...people].filter((id) => !there.has(id))).toEqual([]);
    }
  }
  await open.host.close();
  expect(said.length).toBeGreaterThan(rounds);
  expect(
    readdirSync(open.folder)
      .filter((name) => name.startsWith('Test.mcn'))
      .sort(),
  ).toEqual(['Test.mcn', 'Test.mcn.header']);
});
