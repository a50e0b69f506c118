import { describe, expect, it } from 'vitest';
import { changesIn, type DetailsValues, namesIn } from './details-values.ts';

const before: DetailsValues = {
  reference: 'C-0001',
  preferredName: 'Asha',
  givenName: '',
  familyName: '',
  aliases: 'Ash',
  pronouns: '',
  birthDate: null,
  birthDateEstimated: false,
  sex: null,
  sexState: 'not-asked',
  ethnicity: null,
  ethnicityState: 'not-asked',
  contactPreference: '',
  ineffectiveContact: 'not-asked',
};

describe('changes in the details', () => {
  it('sends only what differs', () => {
    expect(changesIn({ ...before, birthDate: '1984-04' }, before)).toEqual({ changes: { birthDate: '1984-04' } });
  });

  it('sends a value and its state together', () => {
    expect(changesIn({ ...before, sexState: 'declined' }, before)).toEqual({
      changes: { sex: null, sexState: 'declined' },
    });
  });

  it('sends other names apart, one for each line', () => {
    expect(changesIn({ ...before, aliases: 'Ash\n\n  Asha B ' }, before)).toEqual({
      changes: {},
      aliases: ['Ash', 'Asha B'],
    });
    expect(namesIn('\n')).toEqual([]);
  });
});
