import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKeys } from './match-keys.ts';
import { likenessOf, type Matchable, mayBeOnePerson } from './matching.ts';

const names = [
  'Asha',
  'Aisha',
  'Steven',
  'Stephen',
  'Bob',
  'Robert',
  'Smith',
  'Smyth',
  'Okonjo-Bell',
  "O'Brien",
  'Łukasz',
];
const births = ['1984', '1984-03', '1984-03-04', '1984-04-03', '1948-04-03', '1990-01-01'];

/** A name of the list, often with a letter more, less, other or changed over. */
const name = fc
  .tuple(
    fc.constantFrom(...names),
    fc.nat(12),
    fc.constantFrom('none', 'none', 'drop', 'double', 'swap', 'other', 'space'),
  )
  .map(([word, at, slip]) => {
    const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    if (slip === 'drop') return before + after || word;
    if (slip === 'double') return before + here + here + after;
    if (slip === 'swap') return before + after.slice(0, 1) + here + after.slice(1);
    if (slip === 'other') return `${before}m${after}`;
    return slip === 'space' ? `${before} ${here}${after}` : word;
  });
const whole = fc.tuple(name, name).map((parts) => parts.join(' '));

const matchable: fc.Arbitrary<Matchable> = fc.record({
  preferredName: fc.oneof(name, whole),
  givenName: fc.option(name),
  familyName: fc.option(fc.oneof(name, whole)),
  aliases: fc.array(fc.oneof(name, whole), { maxLength: 2 }),
  birthDate: fc.option(fc.constantFrom(...births)),
  numbers: fc.array(fc.constantFrom('nhs-number 1', 'nhs-number 2'), { maxLength: 1 }),
});

describe('the keys under which somebody is looked for', () => {
  it('leave out nobody who may be the same person', () => {
    let alike = 0;
    fc.assert(
      fc.property(matchable, matchable, (one, other) => {
        if (!mayBeOnePerson(likenessOf(one, other))) return;
        alike += 1;
        const keys = new Set(matchKeys(one));
        expect(matchKeys(other).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(alike).toBeGreaterThan(2000);
  });

  it('tell most people apart', () => {
    const one = (preferredName: string): Matchable => ({
      ...{ preferredName, givenName: null, familyName: 'Smith', aliases: [], birthDate: null },
    });
    const keys = new Set(matchKeys(one('Asha')));
    expect(matchKeys(one('Robert')).some((key) => keys.has(key))).toBe(false);
  });
});
