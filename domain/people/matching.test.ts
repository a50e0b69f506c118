import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeLabels } from './identifiers.ts';
import { byLikeness, isOneSlipApart, likenessInWords, likenessOf, type Matchable, mayBeOnePerson } from './matching.ts';

const somebody = (preferredName: string, more: Partial<Matchable> = {}): Matchable => ({
  preferredName,
  givenName: null,
  familyName: null,
  aliases: [],
  birthDate: null,
  ...more,
});
const asha = somebody('Asha', { familyName: 'Okonjo-Bell', birthDate: '1984-04-03', aliases: ['Zola'] });
const reasons = (one: Matchable, other: Matchable): string[] | null => {
  const likeness = likenessOf(one, other);
  return mayBeOnePerson(likeness) ? likenessInWords(likeness, (scheme) => schemeLabels[scheme] ?? scheme) : null;
};

describe('two entries that may be one person', () => {
  it('are found by a name that sounds alike', () => {
    expect(reasons(somebody('Aisha', { familyName: 'Okonjo Bell' }), asha)).toEqual(['a name that sounds alike']);
    expect(reasons(somebody('Stephen'), somebody('Steven'))).toEqual(['a short form of the same name']);
    expect(
      reasons(somebody('Catherine', { familyName: 'Smyth' }), somebody('Katharine', { familyName: 'Smith' })),
    ).toEqual(['a name that sounds alike']);
  });

  it('are found by day and month changed over, and by one wrong digit', () => {
    const typed = { familyName: 'Okonjo-Bell' };
    expect(reasons(somebody('Asha', { ...typed, birthDate: '1984-03-04' }), asha)).toEqual([
      'the same name',
      'a birth date with day and month changed over',
    ]);
    expect(reasons(somebody('Asha', { ...typed, birthDate: '1948-04-03' }), asha)).toEqual([
      'the same name',
      'a birth date that differs by one digit',
    ]);
    expect(reasons(somebody('Asha', { ...typed, birthDate: '1984' }), asha)).toEqual([
      'the same name',
      'a birth date that fits',
    ]);
  });

  it('are found by another name, a short form, and names in another order', () => {
    expect(reasons(somebody('Zola'), asha)).toEqual(['the same name']);
    expect(reasons(somebody('Bill', { familyName: 'Hart' }), somebody('William', { familyName: 'Hart' }))).toEqual([
      'a short form of the same name',
    ]);
    expect(reasons(somebody('Hart', { familyName: 'William' }), somebody('William', { familyName: 'Hart' }))).toEqual([
      'the same names in another order',
    ]);
    expect(reasons(somebody('Asha'), asha)).toEqual(['the same first name']);
  });

  it('are found by a number, whatever else is written', () => {
    const number = ['nhs-number 9434765919'];
    const other = somebody('Marigold', { birthDate: '1990-01-01', numbers: number });
    expect(reasons({ ...asha, numbers: number }, other)).toEqual(['the same NHS number']);
  });

  it('are two people with another birth date, or with slips in both name and date', () => {
    expect(reasons(somebody('Asha', { familyName: 'Okonjo-Bell', birthDate: '1991-12-30' }), asha)).toBeNull();
    expect(reasons(somebody('Aisha', { familyName: 'Okonjo-Bell', birthDate: '1984-04-08' }), asha)).toBeNull();
    expect(reasons(somebody('Tomos'), asha)).toBeNull();
  });

  const name = fc.constantFrom('Asha', 'Aisha', 'Bill', 'William', 'Élodie', "O'Brien", 'Łuczak', 'Wen', '王', 'ab');
  const anyone = fc.record({
    preferredName: name,
    givenName: fc.option(name),
    familyName: fc.option(name),
    aliases: fc.array(name, { maxLength: 2 }),
    birthDate: fc.option(fc.constantFrom('1984', '1984-04', '1984-04-03', '1984-03-04', '1984-04-08')),
  });

  it('are found whichever of the two is asked about, and everybody is like themselves', () => {
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        expect(mayBeOnePerson(likenessOf(one, other))).toBe(mayBeOnePerson(likenessOf(other, one)));
        expect(likenessOf(one, one).name).toBe('same-name');
        expect(mayBeOnePerson(likenessOf(one, one))).toBe(true);
        expect(byLikeness(likenessOf(one, one), likenessOf(one, other))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('says of every letter put in, left out, changed or moved by one that it is one slip', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.nat(8), fc.constantFrom('a', 'b', 'c'), (text, place, letter) => {
        const at = place % text.length;
        const changed = [
          `${text.slice(0, at)}${letter}${text.slice(at)}`,
          `${text.slice(0, at)}${text.slice(at + 1)}`,
          `${text.slice(0, at)}${letter}${text.slice(at + 1)}`,
          `${text.slice(0, at)}${text
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('')}${text.slice(at + 2)}`,
        ];
        for (const other of changed)
          expect([text, other, isOneSlipApart(text, other) || text === other]).toEqual([text, other, true]);
      }),
    );
  });
});
