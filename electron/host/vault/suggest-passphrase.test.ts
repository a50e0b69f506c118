import { describe, expect, test } from 'vitest';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { passphraseWords, suggestPassphrase } from './suggest-passphrase.ts';

describe('the list of words', () => {
  test('is the whole one: 7,776 different words of three letters and more', () => {
    expect(new Set(passphraseWords).size).toBe(7776);
    expect(passphraseWords).toHaveLength(7776);
    for (const word of passphraseWords) expect(word).toMatch(/^[a-z][a-z-]{1,}[a-z]$/);
  });
});

describe('a suggestion', () => {
  test('is four words of the list, which the rules take, and another each time', () => {
    const suggestions = Array.from({ length: 300 }, () => suggestPassphrase());
    for (const suggestion of suggestions) {
      expect(checkPassphrase(suggestion)).toBeNull();
      const words = suggestion.split(' ');
      expect(words).toHaveLength(4);
      for (const word of words) expect(passphraseWords).toContain(word);
    }
    expect(new Set(suggestions).size).toBe(300);
  });

  test('can be any word of the list, each as likely as the die that is thrown', () => {
    const throws: number[] = [];
    suggestPassphrase((sides) => {
      throws.push(sides);
      return throws.length * 1900;
    });
    expect(throws).toEqual([7776, 7776, 7776, 7776]);
  });

  test('that the rules refuse is thrown again', () => {
    const dull = passphraseWords.indexOf('password');
    let throws = 0;
    const suggestion = suggestPassphrase(() => {
      throws += 1;
      return throws <= 4 ? dull : throws * 700;
    });
    expect(throws).toBe(8);
    expect(checkPassphrase(suggestion)).toBeNull();
  });
});
