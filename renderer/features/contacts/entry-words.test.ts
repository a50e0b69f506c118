import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import { entryTitle, missedInWords, outcomeInWords, recordedInWords, tidyTime, whenInWords } from './entry-words.ts';

const entry: TimelineEntry = {
  id: 'e1',
  kind: 'contact',
  category: 'contact',
  detail: 'visit',
  happenedOn: '2018-04-03',
  happenedAt: null,
  isAbout: false,
  recordedAt: '2018-04-03T10:00:00.000Z',
  recordedBy: 'Robin Ellery',
  agencyId: 'a1',
  agencyName: 'Midshire Council',
  present: null,
  place: null,
  planned: null,
  reached: true,
  whose: null,
  reason: null,
  needCode: null,
  parts: [],
  outcome: null,
  outcomeWords: null,
  note: null,
  files: [],
};

describe('an entry in words', () => {
  test('says what it was, and of a contact whether it came about, without blame', () => {
    expect(entryTitle(entry)).toBe('Visit');
    expect(entryTitle({ ...entry, reached: false })).toBe('Visit: did not happen');
    expect(entryTitle({ ...entry, kind: 'note', detail: null, reached: null })).toBe('Note');
  });

  test('says when, as exactly as it is known', () => {
    expect(whenInWords(entry)).toBe('3 April 2018');
    expect(whenInWords({ ...entry, happenedAt: '08:30' })).toBe('3 April 2018, 08:30');
    expect(whenInWords({ ...entry, happenedAt: 'morning', isAbout: true })).toBe('about 3 April 2018, in the morning');
    expect(whenInWords({ ...entry, happenedAt: 'night' })).toBe('3 April 2018, at night');
  });

  test('says the day of recording only where it was later', () => {
    expect(recordedInWords(entry)).toBe('Midshire Council, Robin Ellery');
    expect(recordedInWords({ ...entry, recordedAt: '2018-04-09T10:00:00.000Z' })).toBe(
      'Midshire Council, Robin Ellery, recorded 9 Apr 2018',
    );
  });

  test('says whose it was that it did not happen', () => {
    const missed = { ...entry, reached: false, whose: 'excluded-other-need', needCode: 'substance-misuse' };
    const label = (list: string, code: string) => `${list} ${code}`;
    expect(missedInWords({ ...missed, reason: 'waiting-list' }, label, () => 'Drugs or alcohol')).toBe(
      'non-engagement-reason excluded-other-need: Drugs or alcohol. A waiting list.',
    );
  });

  test('says what came of it', () => {
    expect(outcomeInWords(entry)).toBeNull();
    expect(outcomeInWords({ ...entry, outcome: 'next-step', outcomeWords: 'Tea on Friday' })).toBe(
      'A next step was agreed. Tea on Friday',
    );
  });
});

test.each([
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  [' Morning ', 'morning'],
  ['', null],
  ['soon', 'soon'],
])('a time that is typed as "%s" is kept as %s', (typed, kept) => expect(tidyTime(typed)).toBe(kept));
