import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { longestSealedText, sealedKindCodes } from '../../domain/sealed/kinds.ts';
import { openFact, openValue, sealFact, sealValue } from './sealed-facts.ts';
import { createKeyPair } from './vault/key-pair.ts';

const keys = createKeyPair();
const pair = { publicKey: keys.publicKey.toString('base64'), privateKey: keys.privateKey };
const registerId = randomUUID();
const place = { registerId, rowId: randomUUID(), personId: randomUUID(), factId: null };
const row = { id: place.rowId, personId: place.personId, factId: place.factId };
const inside = { kind: 'hiv', text: 'Well', on: '2018-04-03', by: randomUUID() };
const box = sealFact(pair.publicKey, place, inside);

describe('a box', () => {
  test('opens where it was made', () => {
    expect(openFact(pair, registerId, { ...row, box })).toEqual(inside);
  });

  test.each([
    ['another row', { id: randomUUID() }],
    ['another person', { personId: randomUUID() }],
    ['a value', { factId: randomUUID() }],
  ])('does not open beside %s', (_where, other) => {
    expect(openFact(pair, registerId, { ...row, ...other, box })).toBeNull();
  });

  test('does not open in another register, with another key, damaged, or as something else', () => {
    const other = createKeyPair();
    const others = { publicKey: other.publicKey.toString('base64'), privateKey: other.privateKey };
    expect(openFact(pair, randomUUID(), { ...row, box })).toBeNull();
    expect(openFact(others, registerId, { ...row, box })).toBeNull();
    expect(openFact(pair, registerId, { ...row, box: box.replace(/.{6}"}$/, 'AAAAAA"}') })).toBeNull();
    expect(openFact(pair, registerId, { ...row, box: '{}' })).toBeNull();
    expect(openValue(pair, registerId, { ...row, box })).toBeNull();
  });

  test('is as long as any other, and takes the longest text whatever its letters', () => {
    // Letters of two UTF-16 units and four bytes, of one unit and three, and those that JSON writes as two.
    for (const letter of ['\u{1f3e0}', '中', '"', '\\', '\n']) {
      const text = letter.repeat(longestSealedText / letter.length);
      for (const kind of sealedKindCodes) {
        const long = { ...inside, kind, text };
        const sealed = sealFact(pair.publicKey, place, long);
        expect(sealed.length).toBe(box.length);
        expect(openFact(pair, registerId, { ...row, box: sealed })).toEqual(long);
      }
    }
    const [short, long] = ['a', 'x'.repeat(60)].map((valueCode) => sealValue(pair.publicKey, place, { valueCode }));
    expect(short?.length).toBe(long?.length);
  });

  test('is not made without a key', () => {
    expect(() => sealFact(null, place, inside)).toThrow(expect.objectContaining({ code: 'sealed-not-set-up' }));
  });
});
