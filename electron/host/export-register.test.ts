import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepDraft } from '../../db/repositories/drafts/drafts.ts';
import { Secret } from '../../db/secret.ts';
import { writeTransaction } from '../../db/write.ts';
import { entityNames } from '../../domain/entities.ts';
import { createRegisterFile } from './create-register.ts';
import { exportRegister } from './export-register.ts';
import { auditKeyOf, openSession, type RegisterSession } from './register-session.ts';
import { systemClock } from './system-clock.ts';

const userId = '0180a000-0000-7000-8000-00000000000a';
const folder = mkdtempSync(path.join(tmpdir(), 'casebook-test-'));
let session: RegisterSession;
let text: string;

interface Export {
  readonly register: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
const read = (): Export => JSON.parse(text) as Export;

beforeAll(() => {
  const file = path.join(folder, 'plain.mcn');
  const dataKey = Secret.random();
  const names = { name: 'Plain', areaName: 'Eastvale', agencyName: 'Eastvale Council', displayName: 'Kim Ferrow' };
  const register = { registerId: userId, userId, demonstration: false, ...names };
  createRegisterFile(file, dataKey, register, { clock: systemClock, deviceId: userId });
  session = openSession({ path: file, dataKey, userId, deviceId: userId, clock: systemClock });
  writeTransaction(session.writer, userId, (db) => {
    const personId = db.insert('person', { reference: 'C-1', preferredName: 'Bea' });
    db.update('person', personId, { preferredName: 'Beatrix' });
    const draft = { userId, form: 'person', subject: personId };
    keepDraft(session.raw, session.keys, draft, personId, 'typed but not saved', '2019-01-01T00:00:00.000Z');
  });
  text = exportRegister(session.read);
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

describe('the JSON export', () => {
  test('holds every entity table but what is sealed and every reference table, by name, and nothing else', () => {
    const names = Object.keys(read().tables);
    expect(names).toEqual(names.toSorted());
    const sealed = ['sealedFact', 'standAside'];
    expect(names.filter((name) => entityNames.some((entity) => entity === name))).toEqual(
      entityNames.filter((name) => !sealed.includes(name)).toSorted(),
    );
    expect(names).not.toContain('sealedFact');
    expect(names.filter((name) => !entityNames.some((entity) => entity === name))).toEqual([
      'factDefinition',
      'referenceValue',
      'sectionDefinition',
      'statementDefinition',
    ]);
  });

  test('has rows by id, the id first, and what stands now', () => {
    for (const rows of Object.values(read().tables)) {
      const ids = rows.map((row) => String(row.id));
      expect(ids).toEqual(ids.toSorted());
      for (const row of rows) expect(Object.keys(row)[0]).toBe('id');
    }
    expect(read().tables.person?.map((row) => row.preferredName)).toEqual(['Beatrix']);
    expect(read().tables.person?.[0]).not.toHaveProperty('rowKey');
    expect(read().register).toMatchObject({ name: 'Plain', areaName: 'Eastvale' });
  });

  test('has no key, no history and no draft in it', () => {
    const key = Buffer.from(auditKeyOf(session.raw));
    expect(text).not.toContain(key.toString('hex'));
    expect(text).not.toContain(key.toString('base64'));
    expect(text).not.toContain('"Bea"');
    expect(text).not.toContain('typed but not saved');
  });

  test('ends with one newline and says the same twice', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(exportRegister(session.read)).toBe(text);
  });
});
