import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusalCode, Refusal } from '../../../domain/refusal.ts';
import { packParts, unpackParts } from './compound-file.ts';
import { mostRounds, openProtected, protectWorkbook } from './office-crypto.ts';
import { readInfo, writeInfo } from './office-info.ts';

const password = 'river lantern copper violin é';
const content = new TextEncoder().encode('What is in a workbook. '.repeat(400));
const sealed = protectWorkbook(content, password);

const openOrWhy = (bytes: Uint8Array, by = password): Uint8Array | string => {
  try {
    return openProtected(bytes, by);
  } catch (error) {
    if (error instanceof Refusal && isRefusalCode(error.code)) return error.code;
    throw error;
  }
};

describe('a workbook under a password', () => {
  test('is opened by that password and by no other, and shows nothing of what it holds', () => {
    expect(openOrWhy(sealed)).toEqual(content);
    for (const other of ['', 'river lantern copper violin', `${password} `])
      expect(openOrWhy(sealed, other)).toBe('collecting-password-wrong');
    expect(Buffer.from(sealed).includes('workbook')).toBe(false);
    expect(Buffer.from(protectWorkbook(content, password)).equals(Buffer.from(sealed))).toBe(false);
  });

  test('that another program protected is opened (officecrypto-tool 0.0.19)', () => {
    const theirs = readFileSync(path.join(import.meta.dirname, '../testing/protected-elsewhere.b64'), 'utf8');
    const opened = openOrWhy(Uint8Array.from(Buffer.from(theirs, 'base64')), 'one two three');
    expect(Buffer.from(opened as Uint8Array).toString()).toBe('PK written by another program');
  });

  test('says how it is protected: AES-256, SHA-512 and 100,000 rounds', () => {
    const info = readInfo(unpackParts(sealed)?.info ?? new Uint8Array());
    expect(info.password).toMatchObject({ hash: 'sha512', keyBits: 256, spinCount: 100_000 });
    expect(info.data).toMatchObject({ hash: 'sha512', keyBits: 256 });
  });

  test('of which anything was changed is refused, or opens to the very same', () => {
    const damage = fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(damage, ([at, mask]) => {
        const bytes = Uint8Array.from(sealed);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const opened = openOrWhy(bytes);
        if (typeof opened !== 'string') expect(opened).toEqual(content);
      }),
      { numRuns: 40 },
    );
  });

  test('that was cut anywhere is refused', () => {
    for (const share of [0.1, 0.5, 0.9]) {
      const cut = sealed.slice(0, Math.floor(sealed.length * share));
      expect(openOrWhy(cut)).toMatch(/^import-damaged$|^collecting-/);
    }
  });

  test('that asks for more rounds than any program makes is refused before it begins', () => {
    const parts = unpackParts(sealed);
    if (parts === null) throw new Error('nothing was unpacked');
    const info = readInfo(parts.info);
    const heavy = { ...info, password: { ...info.password, spinCount: mostRounds + 1 } };
    expect(openOrWhy(packParts({ ...parts, info: writeInfo(heavy) }))).toBe('import-too-heavy');
  });

  test('protected in another way says so', () => {
    const parts = unpackParts(sealed);
    if (parts === null) throw new Error('nothing was unpacked');
    const standard = Uint8Array.from(parts.info);
    standard.set([3, 0, 2, 0]);
    expect(openOrWhy(packParts({ ...parts, info: standard }))).toBe('collecting-other-protection');
    const other = Buffer.from(
      Buffer.from(parts.info).toString('utf8').replaceAll('ChainingModeCBC', 'ChainingModeCFB'),
    );
    expect(openOrWhy(packParts({ ...parts, info: other }))).toBe('collecting-other-protection');
  });
});
