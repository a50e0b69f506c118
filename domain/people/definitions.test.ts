import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code } from '../fields.ts';
import {
  checkDefinition,
  codeFrom,
  type DefinitionSpan,
  dayBefore,
  type NewDefinition,
  replacedBy,
} from './definitions.ts';

const existing: readonly DefinitionSpan[] = [
  { id: '1', code: 'first', openness: 'closed', validFrom: '2018-06-01', validTo: null },
  { id: '2', code: 'first-open', openness: 'open', validFrom: '2018-06-01', validTo: '2018-12-31' },
];
const next: NewDefinition = {
  code: 'second',
  openness: 'closed',
  needCodes: ['homelessness', 'offending'],
  minimum: 2,
  validFrom: '2019-01-01',
};

describe('a new version of the definition', () => {
  test('follows the newest of its kind, which ends on the day before', () => {
    expect(checkDefinition(next, existing)).toBeNull();
    expect(replacedBy(next, existing)?.id).toBe('1');
    expect(replacedBy({ ...next, openness: 'open' }, existing)).toBeUndefined();
    expect(dayBefore('2019-01-01')).toBe('2018-12-31');
    expect(dayBefore('2020-03-01')).toBe('2020-02-29');
  });

  test.each<[string, Partial<NewDefinition>, string, string]>([
    ['of no need', { needCodes: [] }, 'definition-needs-missing', 'needCodes'],
    ['that nobody could meet', { minimum: 3 }, 'definition-unreachable', 'minimum'],
    ['that counts a need twice', { needCodes: ['offending', 'offending'] }, 'definition-unreachable', 'minimum'],
    ['under a name that is taken', { code: 'first-open' }, 'definition-code-taken', 'label'],
    ['on the day of another', { validFrom: '2018-06-01' }, 'definition-overlaps', 'validFrom'],
    ['before another', { validFrom: '2018-01-01' }, 'definition-overlaps', 'validFrom'],
    [
      'while another holds to its end',
      { openness: 'open', validFrom: '2018-12-31' },
      'definition-overlaps',
      'validFrom',
    ],
  ])('is refused %s', (_what, changed, refusal, field) => {
    expect(checkDefinition({ ...next, ...changed }, existing)).toEqual({ code: refusal, field });
  });

  test('may ask for more than it names where local needs count too', () => {
    expect(checkDefinition({ ...next, openness: 'open', minimum: 3 }, existing)).toBeNull();
  });

  test('gets a code from any words that have letters', () => {
    expect(codeFrom('Two or more of six needs, 2019')).toBe('two-or-more-of-six-needs-2019');
    expect(codeFrom('Children’s services')).toBe('childrens-services');
    expect(codeFrom('Ängste')).toBe('angste');
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        const made = codeFrom(words);
        return made === '' || code.safeParse(made).success;
      }),
    );
  });
});
