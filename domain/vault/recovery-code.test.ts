import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecoveryCode, encodeRecoveryCode } from './recovery-code.ts';

const twenty = fc.uint8Array({ minLength: 20, maxLength: 20 });
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bare = (code: string): string => code.replace(/[- ]/g, '');

describe('the recovery code', () => {
  it('is printed in four groups with their check symbols', () => {
    expect(encodeRecoveryCode(new Uint8Array(20))).toBe('0000-0000-0 0000-0000-0 0000-0000-0 0000-0000-0');
    const ones = encodeRecoveryCode(new Uint8Array(20).fill(255));
    expect(bare(ones)).toMatch(/^[0-9A-HJKMNP-TV-Z]{36}$/);
    expect(ones.slice(0, 9)).toBe('ZZZZ-ZZZZ');
    expect(() => encodeRecoveryCode(new Uint8Array(19))).toThrow(RangeError);
  });

  it('comes back as the same bytes', () => {
    fc.assert(
      fc.property(twenty, (bytes) => {
        expect(decodeRecoveryCode(encodeRecoveryCode(bytes))).toEqual({ ok: true, bytes });
      }),
    );
  });

  it('is read in any case, with other dashes and spaces, and with O, I and L', () => {
    fc.assert(
      fc.property(twenty, fc.constantFrom('I', 'l', 'i', 'L'), (bytes, one) => {
        const typed = encodeRecoveryCode(bytes)
          .toLowerCase()
          .replaceAll('0', 'O')
          .replaceAll('1', one)
          .replaceAll('-', ' – ');
        expect(decodeRecoveryCode(`\n${typed} `)).toEqual({ ok: true, bytes });
      }),
    );
  });

  it('finds any wrong symbol and names its group', () => {
    fc.assert(
      fc.property(twenty, fc.nat(35), fc.nat(31), (bytes, at, other) => {
        const code = bare(encodeRecoveryCode(bytes));
        const wrong = symbols.charAt(other);
        fc.pre(code.charAt(at) !== wrong);
        const typed = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(decodeRecoveryCode(typed)).toEqual({ ok: false, group: Math.floor(at / 9) + 1 });
      }),
      { numRuns: 1000 },
    );
  });

  it('finds neighbours exchanged and names the first group they spoil', () => {
    fc.assert(
      fc.property(twenty, fc.nat(34), (bytes, at) => {
        const code = bare(encodeRecoveryCode(bytes));
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const typed = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(decodeRecoveryCode(typed)).toEqual({ ok: false, group: Math.floor(at / 9) + 1 });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', 'ABCD', '🔑'.repeat(18), '0'.repeat(37)])('names no group for %j', (typed) => {
    expect(decodeRecoveryCode(typed)).toEqual({ ok: false, group: null });
  });

  it('finds any two symbols of a group exchanged, the check symbol among them', () => {
    fc.assert(
      fc.property(twenty, fc.nat(3), fc.nat(8), fc.nat(8), (bytes, group, one, other) => {
        const code = [...bare(encodeRecoveryCode(bytes))];
        const [from, to] = [group * 9 + one, group * 9 + other];
        fc.pre(code[from] !== code[to]);
        [code[from], code[to]] = [code[to] ?? '', code[from] ?? ''];
        expect(decodeRecoveryCode(code.join(''))).toEqual({ ok: false, group: group + 1 });
      }),
      { numRuns: 1000 },
    );
  });
});
