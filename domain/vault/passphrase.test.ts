import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassphrase, normalisePassphrase, passphraseStrength } from './passphrase.ts';

describe('length', () => {
  it('is 15 to 1,024 characters', () => {
    expect(checkPassphrase('')).toBe('passphrase-too-short');
    expect(checkPassphrase('zinc otter plum')).toBeNull();
    expect(checkPassphrase('zinc otter plu')).toBe('passphrase-too-short');
    const long = Array.from({ length: 1025 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    expect(checkPassphrase(long)).toBe('passphrase-too-long');
    expect(checkPassphrase(long.slice(1))).toBeNull();
  });

  it('is counted in characters, after normalisation', () => {
    const fourteen = '🦦🐢🦔🦊🐝🦋🐌🐞🐙🦑🦀🐡🐬🦭';
    expect(checkPassphrase(fourteen)).toBe('passphrase-too-short');
    expect(checkPassphrase('e\u0301'.repeat(14))).toBe('passphrase-too-short');
    expect(normalisePassphrase('ﬁn e\u0301')).toBe('fin é');
  });
});

describe('what everyone tries first', () => {
  it.each([
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    '                    ',
    '!!!!!!!!!!!!!!!!!!!!',
    '!@#$%^&*()_+!@#$%^&*()_+',
    'passwordpassword',
    'Password Password',
    'Password12345678!',
    'P4ssw0rd P4ssw0rd 1',
    'p@$$w0rd-p@$$w0rd-2024',
    'qwertyuiopasdfgh',
    'poiuytrewqlkjhgfdsa',
    '1qaz2wsx3edc4rfv',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'correct horse battery staple',
    'CorrectHorseBatteryStaple1!',
    'letmein letmein letmein',
    'elephant elephant',
    'coventry coventry coventry',
    'Coventry casebook 2018',
    'iloveyou iloveyou 123',
    'May the Force be with you!',
    'you’ll never walk alone',
    'Pàsswörd Pàsswörd 99',
    'liverpoolliverpoolliv',
  ])('refuses %s', (text) => {
    expect(checkPassphrase(text)).toBe('passphrase-too-common');
    expect(passphraseStrength(text).word).toBe('too common');
  });

  it.each([
    'zinc otter plum',
    'kettle by the harbour wall',
    'velvet walnut bicycle stamp',
    'mine is 7 pigeons and a tuba',
    'Hauptbahnhof im Regen',
    '雨の日に古い橋を渡って友だちに会う',
    'xK9!vQ2@mZ7#pL4',
    'password but with marmalade on rye',
  ])('takes %s', (text) => expect(checkPassphrase(text)).toBeNull());

  it('takes what is random, whatever it is made of', () => {
    const random = fc.array(fc.constantFrom(...'bcdfghjkmnpqrtvwxyz2468'), { minLength: 24, maxLength: 60 });
    fc.assert(
      fc.property(random, (characters) => {
        fc.pre(new Set(characters).size > 12);
        expect(checkPassphrase(characters.join(''))).toBeNull();
      }),
    );
  });

  it('refuses any short thing said again and again', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 7 }), (unit) => {
        expect(checkPassphrase(unit.repeat(16))).not.toBeNull();
      }),
    );
  });

  it('answers for a very long text', () => {
    expect(checkPassphrase(`${'a1b2c3 '.repeat(140)}heron`)).not.toBe('passphrase-too-long');
  });
});

describe('strength in words', () => {
  it.each([
    ['short', 'too short'],
    ['x'.repeat(2000), 'too long'],
    ['password1234567', 'too common'],
    ['zinc otter plum', 'fair'],
    ['zinc otter plum lantern', 'good'],
    ['zinc otter plum lantern wharf', 'strong'],
  ])('%s is %s', (text, word) => expect(passphraseStrength(text).word).toBe(word));

  it('says how many characters are missing', () => {
    expect(passphraseStrength('zinc otter plu').sentence).toBe(
      '1 more character is needed. Four unrelated words work well.',
    );
  });
});
