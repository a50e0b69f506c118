import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { assertSealed, type Header, readHeader, writeHeader } from './header.ts';
import { createRecoverySlot } from './slots.ts';

const dataKey = Secret.random();
const place = { registerId: randomUUID(), generation: 1 };
const recovery = createRecoverySlot(Secret.random(20), dataKey, place);
const user = {
  ...createRecoverySlot(Secret.random(20), dataKey, place),
  kind: 'user' as const,
  userId: randomUUID(),
  signInName: 'Robin Ellery',
  derivation: { algorithm: 'argon2id' as const, memoryKiB: 128 * 1024, passes: 3, parallelism: 1 },
};

let folder: string;
let file: string;
let header: Header;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-header-'));
  file = path.join(folder, 'Test.mcn.header');
  header = writeHeader(
    [file],
    {
      format: 'mcn-casebook-keys',
      version: 1,
      ...place,
      registerSalt: Buffer.alloc(16, 7).toString('base64'),
      createdAt: '2018-04-03T09:00:00.000Z',
      slots: [user, recovery],
      auditHead: { count: 3, hash: 'a'.repeat(64) },
    },
    dataKey,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What reading and checking a key file ends in: a refusal's code, or the header as far as it is sealed. */
function outcome(bytes: string | Uint8Array): unknown {
  writeFileSync(file, bytes);
  try {
    const read = readHeader(file);
    assertSealed(read, dataKey);
    const { seal: _seal, ...sealed } = read;
    return sealed;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const { stringify } = JSON;
const sealedPart = (): unknown => {
  const { seal: _seal, ...sealed } = header;
  return sealed;
};
const refusals = ['header-torn', 'header-hostile', 'header-from-newer-app'];

describe('a key file', () => {
  test('is read back as it was written, and nothing is left beside it', () => {
    expect(outcome(readFileSync(file))).toEqual(sealedPart());
    expect(readdirSync(folder)).toEqual(['Test.mcn.header']);
  });

  test('that is cut short anywhere is refused as torn', () => {
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length - 2; length += 11) {
      expect([length, outcome(whole.subarray(0, length))]).toEqual([length, 'header-torn']);
    }
    expect(outcome(whole.subarray(0, whole.length - 1))).toEqual(sealedPart());
  });

  test('with one bit flipped is refused, or says exactly what it said', () => {
    const whole = readFileSync(file);
    const counts = { refused: 0, harmless: 0 };
    for (let at = 0; at < whole.length * 8; at += 7) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      const found = outcome(bytes);
      if (typeof found === 'string') {
        expect(refusals).toContain(found);
        counts.refused += 1;
      } else {
        expect([at, found]).toEqual([at, sealedPart()]);
        counts.harmless += 1;
      }
    }
    expect(counts.refused).toBeGreaterThan(2000);
    expect(counts.harmless).toBeLessThan(10);
  });

  test('of any content whatever is refused and never crashes', () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .dictionary(fc.constantFrom('format', 'version', 'slots', 'seal', 'auditHead', '__proto__'), fc.jsonValue())
        .map((changes) => Buffer.from(stringify({ ...header, ...changes, seal: 'x' }))),
    );
    fc.assert(fc.property(content, (bytes) => refusals.includes(String(outcome(bytes)))));
  });
});

/** Every place in a value where something stands that is not an object or a list. */
const leaves = (value: unknown, at: readonly string[] = []): string[][] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...at, key]))
    : [[...at]];
const otherThan = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (value === null) return randomUUID();
  const text = String(value);
  // The first character is replaced by another that fits what stands there: base64, hexadecimal or plain text.
  return `${text.startsWith('b') ? 'c' : 'b'}${text.slice(1)}`;
};
function edited(at: readonly string[]): string {
  const copy = structuredClone(header) as unknown as Record<string, unknown>;
  let inner: Record<string, unknown> = copy;
  for (const key of at.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
  const last = at.at(-1) ?? '';
  inner[last] = otherThan(inner[last]);
  return stringify(copy);
}

describe('the seal', () => {
  test('refuses a change of any single field', () => {
    const places = leaves(header);
    expect(places.length).toBeGreaterThan(30);
    for (const at of places) {
      expect([at.join('.'), refusals.includes(String(outcome(edited(at))))]).toEqual([at.join('.'), true]);
    }
  });

  test('refuses slots that were left out, doubled or put in another order', () => {
    for (const slots of [[user], [recovery], [recovery, user], [user, recovery, recovery]]) {
      expect(outcome(stringify({ ...header, slots }))).toBe('header-torn');
    }
  });

  test('refuses a header that another data key sealed', () => {
    const { seal: _seal, ...unsealed } = header;
    const foreign = writeHeader([file], unsealed, Secret.random());
    expect(outcome(stringify(foreign))).toBe('header-torn');
  });

  test('does not depend on the order in which keys stand', () => {
    const turned = Object.fromEntries(Object.entries(header).reverse());
    expect(outcome(stringify(turned))).toEqual(sealedPart());
  });
});

describe('what does not belong here', () => {
  const withCost = (cost: object): string => {
    const derivation = { ...user.derivation, ...cost };
    return stringify({ ...header, slots: [{ ...user, derivation }, recovery] });
  };

  test.each([
    { memoryKiB: 64 * 1024 - 1 },
    { memoryKiB: 1024 * 1024 + 1 },
    { memoryKiB: -1 },
    { memoryKiB: Number.MAX_SAFE_INTEGER },
    { passes: 2 },
    { passes: 0 },
    { passes: 11 },
    { parallelism: 0 },
    { parallelism: 17 },
  ])('a derivation that is too weak or too dear is hostile: %o', (cost) => {
    expect(outcome(withCost(cost))).toBe('header-hostile');
  });

  test.each([{ memoryKiB: 1.5 }, { memoryKiB: '131072' }, { passes: null }, { algorithm: 'argon2i' }, { extra: 1 }])(
    'a derivation that makes no sense is torn: %o',
    (cost) => expect(outcome(withCost(cost))).toBe('header-torn'),
  );

  test.each([3, 4, 1000])('version %i is from a newer application, whatever else it holds', (version) => {
    expect(outcome(stringify({ format: 'mcn-casebook-keys', version, slots: 'elsewhere' }))).toBe(
      'header-from-newer-app',
    );
  });

  test.each([0, -1, 1.5, '2', null])('version %j is torn', (version) => {
    expect(outcome(stringify({ ...header, version }))).toBe('header-torn');
  });

  test('a file of more than a mebibyte is refused unread', () => {
    expect(outcome(`${stringify(header)}${' '.repeat(1024 * 1024)}`)).toBe('header-torn');
  });

  test('a folder in its place is refused, and an empty place is a missing key file', () => {
    rmSync(file);
    expect(() => readHeader(file)).toThrow(expect.objectContaining({ code: 'header-missing', field: 'path' }));
    mkdirSync(file);
    expect(() => readHeader(file)).toThrow(expect.objectContaining({ code: 'header-torn', field: 'path' }));
    expect(() => writeHeader([file], header, dataKey)).toThrow(expect.objectContaining({ code: 'folder-read-only' }));
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['Test.mcn.header']);
  });
});
