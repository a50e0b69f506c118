import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRecoveryCode } from './recovery-code.ts';
import { lastGroupOf, readRecovery, sameGroup, splitRecoveryCode, splittingBytes } from './recovery-parts.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const code = bytes(20);
const random = bytes(splittingBytes);
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bare = (paper: string): string => paper.replace(/[- ]/g, '');
const numbers = { numRuns: 1000 };

describe('a recovery code in two parts', () => {
  it('is printed as five groups each, of which the first says which part it is', () => {
    const [one, two] = splitRecoveryCode(new Uint8Array(20), new Uint8Array(25));
    expect([bare(one), bare(two)].every((part) => /^[0-9A-HJKMNP-TV-Z]{45}$/.test(part))).toBe(true);
    expect([one.charAt(0), two.charAt(0)]).toEqual(['1', '2']);
    expect(one.split(' ')).toHaveLength(5);
    for (const [long, short] of [
      [21, 25],
      [20, 24],
    ] as const)
      expect(() => splitRecoveryCode(new Uint8Array(long), new Uint8Array(short))).toThrow(RangeError);
  });

  it('comes back from both, in either order, however they are typed', () => {
    fc.assert(
      fc.property(code, random, fc.boolean(), (secret, salt, turned) => {
        const parts = splitRecoveryCode(secret, salt);
        const typed = parts.map((part) => `\n ${part.toLowerCase().replaceAll('0', 'O').replaceAll('-', ' – ')}`);
        const [first = '', second = ''] = turned ? typed.reverse() : typed;
        expect(readRecovery(first, second)).toEqual({ ok: true, bytes: secret, parts: 2 });
      }),
    );
  });

  it('is not known to whoever holds one part: it fits every code there is', () => {
    fc.assert(
      fc.property(code, code, random, (secret, other, salt) => {
        const [one, two] = splitRecoveryCode(secret, salt);
        // The holder of part 1: with other bytes in part 2, the same paper belongs to any other code.
        expect(splitRecoveryCode(other, salt)[0]).toBe(one);
        // The holder of part 2: so it is with other random bytes, as likely as the ones that were drawn.
        const elsewhere = salt.map((byte, at) => byte ^ (secret[at] ?? 0) ^ (other[at] ?? 0));
        expect(splitRecoveryCode(other, elsewhere)[1]).toBe(two);
      }),
    );
  });

  it('has parts of which one alone, one twice, and two of different pairs are told apart in words', () => {
    fc.assert(
      fc.property(code, random, random, fc.nat(1), (secret, salt, later, which) => {
        fc.pre(salt.slice(21).join() !== later.slice(21).join());
        const parts = splitRecoveryCode(secret, salt);
        const part = parts[which] ?? '';
        const others = splitRecoveryCode(secret, later);
        expect(readRecovery(part, ' ')).toEqual({ ok: false, code: 'recovery-part-alone', field: 'otherPart' });
        expect(readRecovery('-', part)).toEqual({ ok: false, code: 'recovery-part-alone', field: 'recoveryCode' });
        expect(readRecovery(part, part)).toEqual({ ok: false, code: 'recovery-part-twice', field: 'otherPart' });
        for (const other of others)
          expect(readRecovery(part, other)).toEqual({ ok: false, code: 'recovery-parts-unlike', field: 'otherPart' });
        expect(readRecovery(encodeRecoveryCode(secret), part)).toMatchObject({ code: 'recovery-code-and-part' });
      }),
    );
  });
});

describe('a typing error in a part', () => {
  it('is found, and named by its part and its group', () => {
    fc.assert(
      fc.property(code, random, fc.nat(1), fc.nat(44), fc.nat(31), (secret, salt, which, at, to) => {
        const parts = splitRecoveryCode(secret, salt);
        const part = bare(parts[which] ?? '');
        const wrong = symbols.charAt(to);
        fc.pre(part.charAt(at) !== wrong);
        const typed = part.slice(0, at) + wrong + part.slice(at + 1);
        const group = Math.floor(at / 9) + 1;
        const expected = group === 1 ? 'recovery-part-head' : `recovery-part-${which + 1}-group-${group}`;
        const other = parts[1 - which] ?? '';
        expect(readRecovery(typed, other)).toEqual({ ok: false, code: expected, field: 'recoveryCode' });
        expect(readRecovery(other, typed)).toEqual({ ok: false, code: expected, field: 'otherPart' });
      }),
      numbers,
    );
  });

  it('is found where two groups were exchanged, though each is right by itself', () => {
    fc.assert(
      fc.property(code, random, fc.nat(4), fc.nat(4), (secret, salt, from, to) => {
        const [part, other] = splitRecoveryCode(secret, salt);
        const groups = part.split(' ');
        fc.pre(from !== to);
        [groups[from], groups[to]] = [groups[to] ?? '', groups[from] ?? ''];
        expect(readRecovery(groups.join(' '), other).ok).toBe(false);
      }),
    );
  });

  it('is called missing where a group or a symbol was left out, and never taken for a whole code', () => {
    fc.assert(
      fc.property(code, random, fc.nat(3), (secret, salt, out) => {
        const [part, other] = splitRecoveryCode(secret, salt);
        const groups = part.split(' ').filter((_, at) => at !== out + 1);
        expect(readRecovery(groups.join(' '), other)).toMatchObject({ code: 'recovery-part-mistyped' });
        expect(readRecovery(part.slice(0, -1), other)).toMatchObject({ code: 'recovery-part-mistyped' });
        expect(readRecovery(groups.slice(1).join(' '), '').ok).toBe(false);
      }),
    );
  });
});

describe('the whole code', () => {
  it('is read from either field, the other one left empty', () => {
    fc.assert(
      fc.property(code, (secret) => {
        const paper = encodeRecoveryCode(secret);
        expect(readRecovery(paper, '')).toEqual({ ok: true, bytes: secret, parts: 1 });
        expect(readRecovery('', paper)).toEqual({ ok: true, bytes: secret, parts: 1 });
        expect(readRecovery(paper, paper)).toMatchObject({ code: 'recovery-code-and-part', field: 'otherPart' });
      }),
    );
  });

  it.each([
    ['', 'text-missing'],
    ['ABCD', 'recovery-code-mistyped'],
    ['🔑'.repeat(45), 'recovery-part-head'],
    ['0'.repeat(45), 'recovery-part-head'],
    ['0'.repeat(46), 'recovery-code-mistyped'],
  ])('of %j is refused: %s', (typed, expected) => {
    expect(readRecovery(typed, '')).toMatchObject({ ok: false, code: expected, field: 'recoveryCode' });
  });
});

it('the last group of a paper is known again however it is typed', () => {
  const paper = encodeRecoveryCode(Uint8Array.from({ length: 20 }, (_, at) => at));
  expect(sameGroup(` ${lastGroupOf(paper).toLowerCase().replaceAll('-', ' ')}`, lastGroupOf(paper))).toBe(true);
  expect(sameGroup(paper.slice(0, 11), lastGroupOf(paper))).toBe(false);
  expect(sameGroup('', lastGroupOf(paper))).toBe(false);
});
