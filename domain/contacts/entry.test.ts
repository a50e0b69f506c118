import { describe, expect, test } from 'vitest';
import { type EntryFields, recordedLater, wrongWithEntry } from './entry.ts';
import { entryKinds, kindWords } from './kinds.ts';

const today = '2018-04-03';
const note: EntryFields = {
  kind: 'note',
  detail: null,
  happenedOn: '2018-04-02',
  happenedAt: null,
  note: 'Came by',
  outcome: null,
  outcomeWords: null,
  planned: null,
  reached: null,
  whose: null,
  reason: null,
  needCode: null,
  parts: [],
};
const missed: Partial<EntryFields> = { kind: 'contact', reached: false, note: null };
const wrong = (different: Partial<EntryFields>): string | null => {
  const found = wrongWithEntry({ ...note, ...different }, today);
  return found === null ? null : `${found.code} ${found.field}`;
};

describe('what happened', () => {
  test('needs a day that has come, and something said', () => {
    expect(wrong({})).toBeNull();
    expect(wrong({ happenedOn: today })).toBeNull();
    expect(wrong({ happenedOn: '2018-04-04' })).toBe('date-in-future happenedOn');
    expect(wrong({ happenedOn: '1018-04-02' })).toBe('day-too-early happenedOn');
    expect(wrong({ note: null })).toBe('entry-empty note');
    expect(wrong({ kind: 'hospital', note: null, detail: 'admitted' })).toBeNull();
  });

  test.each(['08:30', '00:00', '23:59', 'morning', 'night'])('can say when in the day: %s', (happenedAt) => {
    expect(wrong({ happenedAt })).toBeNull();
  });

  test.each(['24:00', '8:30', 'noon', ''])('does not take "%s" for a time', (happenedAt) => {
    expect(wrong({ happenedAt })).toBe('time-impossible happenedAt');
  });

  test.each(entryKinds.map((kind) => [kind]))('%s takes its own details and nobody else’s', (kind) => {
    const reached = kind === 'contact' ? true : null;
    for (const detail of Object.keys(kindWords[kind].details)) expect(wrong({ kind, reached, detail })).toBeNull();
    expect(wrong({ kind, reached, detail: 'made-up' })).toBe('unknown-code detail');
    expect(wrong({ kind, reached, detail: 'toString' })).toBe('unknown-code detail');
  });

  test('somebody can be victim, perpetrator and witness at once, and only where there was something to have a part in', () => {
    const parts = ['victim', 'perpetrator', 'witness'];
    expect(wrong({ kind: 'safeguarding', detail: 'domestic-abuse', parts })).toBeNull();
    expect(wrong({ kind: 'offence', detail: 'asb', parts: ['witness'] })).toBeNull();
    expect(wrong({ parts })).toBe('unknown-code parts');
  });

  test('planned or emergency goes with contacts and hospital', () => {
    expect(wrong({ kind: 'hospital', planned: 'emergency' })).toBeNull();
    expect(wrong({ planned: 'planned' })).toBe('unknown-code planned');
  });
});

describe('a contact that did not happen', () => {
  test('says whose it was', () => {
    expect(wrong(missed)).toBe('whose-missing whose');
    expect(wrong({ ...missed, whose: 'person-choice' })).toBeNull();
  });

  test('excluded because of another need says which', () => {
    const excluded = { ...missed, whose: 'excluded-other-need' } as const;
    expect(wrong(excluded)).toBe('need-missing needCode');
    expect(wrong({ ...excluded, needCode: 'substance-misuse' })).toBeNull();
    expect(wrong({ ...missed, whose: 'not-known', needCode: 'substance-misuse' })).toBe('missed-not-expected needCode');
  });

  test('is told apart from one that did', () => {
    expect(wrong({ kind: 'contact' })).toBe('value-missing reached');
    expect(wrong({ reached: true })).toBe('value-missing reached');
    expect(wrong({ kind: 'contact', reached: true, whose: 'person-choice' })).toBe('missed-not-expected whose');
    expect(wrong({ kind: 'contact', reached: true, reason: 'no-phone' })).toBe('missed-not-expected reason');
  });
});

test('recording late is said from the second day on', () => {
  expect(recordedLater('2018-04-01', '2018-04-02T23:00:00.000Z')).toBe(false);
  expect(recordedLater('2018-04-01', '2018-04-03T00:10:00.000Z')).toBe(true);
});
