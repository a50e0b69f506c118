import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personCategories } from '../domain/access.ts';
import type { Viewer } from '../domain/sharing/viewer.ts';
import { erasePerson } from './erase.ts';
import { undoTransaction } from './history.ts';
import { type FoundText, findTexts, writtenAt } from './repositories/lists/texts.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';
import { fillTextIndex } from './text-index.ts';

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const everything: Viewer = {
  userId: 'u',
  agencyId: 'a',
  categories: personCategories,
  openable: personCategories,
  partnership: true,
  today: '2018-04-03',
  now: '2018-04-03T09:00:00.000Z',
};
const found = (typed: string): FoundText[] => [...findTexts(register.writer.read, everything, typed)].flat();
const places = (): unknown[] => register.db.prepare('SELECT entity, rowId, personId, category FROM textPlace').all();
const texts = (): unknown[] => register.db.prepare('SELECT folded FROM textSearch').all();
let number = 0;
const add = (more: { goal?: string; strengths?: string; contactPreference?: string }): string => {
  number += 1;
  return register.write((db) => db.insert('person', { reference: `R${number}`, preferredName: 'Asha', ...more }))
    .result;
};

test('words are found with the person and the kind of information that they belong to', () => {
  const personId = add({ goal: 'A door I can lock', contactPreference: 'Texts, never a call' });
  expect(found('door')).toMatchObject([{ entity: 'person', rowId: personId, personId, category: 'story' }]);
  expect(found('texts')).toMatchObject([{ personId, category: 'contact' }]);
  expect(found('door texts')).toEqual([]);
});

test('the last word may be only begun, the others are whole, and accents and capitals do not matter', () => {
  add({ goal: 'See Zoë at the CAFÉ' });
  expect(found('cafe zo')).toHaveLength(1);
  expect(found('caf zoe')).toHaveLength(0);
  expect(found('z')).toEqual([]);
  expect(found('"*')).toEqual([]);
});

test('a text that changes is found by its new words alone, and one that is taken back by its old ones', () => {
  const personId = add({ goal: 'A garden' });
  const changed = register.write((db) => db.update('person', personId, { goal: 'A workshop' }));
  expect([found('garden'), found('workshop')].map((one) => one.length)).toEqual([0, 1]);
  register.write((db) => undoTransaction(db, register.writer.keys, changed.transactionId));
  expect([found('garden'), found('workshop')].map((one) => one.length)).toEqual([1, 0]);
});

test('erasing somebody leaves none of their words in the index', () => {
  const personId = add({ goal: 'A boat with a blue sail' });
  add({ goal: 'A boat' });
  register.write(() => erasePerson(register.db, register.writer.keys, personId));
  expect(found('boat')).toHaveLength(1);
  expect(places()).toHaveLength(1);
  expect(texts()).toEqual([{ folded: 'a boat' }]);
  expect(register.db.serialize().includes(Buffer.from('sail'))).toBe(false);
});

test('what was found is shown as it was written', () => {
  add({ goal: 'Fish & chips on a Friday', strengths: 'Never gives up' });
  const [first] = found('friday');
  expect(first && writtenAt(register.writer.read, first)).toEqual(['Fish & chips on a Friday', 'Never gives up']);
});

test('an older register is filled once, and holds the same as if it had been written now', () => {
  for (let at = 0; at < 1100; at += 1)
    add({ goal: `A door ${at}`, ...(at % 2 === 0 ? { contactPreference: 'Letters' } : {}) });
  add({});
  const [before, said] = [places(), texts()];
  register.db.exec('DELETE FROM textSearch; DELETE FROM textPlace; UPDATE textIndexMark SET isFilled = 0');
  fillTextIndex(register.db);
  expect([places(), texts()]).toEqual([before, said]);
  fillTextIndex(register.db);
  expect(places()).toEqual(before);
});

test('whatever is typed, looking for it answers', () => {
  add({ goal: 'A door' });
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => found(typed).length <= 1));
});

test('stays sound whatever is written, changed and erased, words that stand in one text very often included', () => {
  const step = fc.record({ who: fc.nat({ max: 5 }), often: fc.nat({ max: 200 }), ends: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const own = openTestRegister();
      try {
        const people: string[] = [];
        for (const [at, { who, often, ends }] of steps.entries()) {
          const strengths = `words ${at} ${'a door I can lock '.repeat(often)}`;
          const known = people[who];
          own.write((db) => {
            if (known === undefined)
              people.push(db.insert('person', { reference: `R-${at}`, preferredName: `Who${at}`, strengths }));
            else if (ends) erasePerson(own.db, own.writer.keys, known);
            else db.update('person', known, { strengths });
          });
          if (known !== undefined && ends) people.splice(who, 1);
        }
        expect(own.db.pragma('integrity_check', { simple: true })).toBe('ok');
      } finally {
        own.discard();
      }
    }),
    { numRuns: 20 },
  );
});
