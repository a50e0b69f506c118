import { describe, expect, it } from 'vitest';
import { choiceLists } from '../../../domain/people/choices.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { changesIn, detailsOf } from './details-values.ts';

const before = detailsOf({
  reference: 'C-0001',
  preferredName: 'Asha',
  givenName: null,
  birthDate: null,
  sex: null,
  sexState: 'not-asked',
  contactState: 'not-asked',
  communicationState: 'not-asked',
  adjustmentState: 'not-asked',
  aliases: [{ id: 'a', name: 'Ash', kind: 'also-known-as', isRestricted: false }],
  identifiers: [],
  choices: Object.fromEntries(choiceLists.map((list) => [list, []])),
} as unknown as Person);

describe('changes in the details', () => {
  it('sends only what differs', () => {
    expect(changesIn({ ...before, birthDate: '1984-04' }, before)).toEqual({ changes: { birthDate: '1984-04' } });
    expect(before.givenName).toBe('');
  });

  it('sends a value and its state together', () => {
    expect(changesIn({ ...before, sexState: 'declined' }, before)).toEqual({
      changes: { sex: null, sexState: 'declined' },
    });
  });

  it('sends names, numbers and what was chosen apart, and of the lists only those that differ', () => {
    const aliases = [...before.aliases, { name: 'Asha B', kind: 'birth' as const, isRestricted: true }];
    const choices = { ...before.choices, adjustment: { state: 'recorded' as const, codes: ['breaks'] } };
    expect(changesIn({ ...before, aliases, choices }, before)).toEqual({
      changes: {},
      aliases,
      choices: { adjustment: { state: 'recorded', codes: ['breaks'] } },
    });
  });
});
