import { afterEach, beforeEach, expect, test } from 'vitest';
import { personCategories } from '../domain/access.ts';
import type { Viewer } from '../domain/sharing/viewer.ts';
import { searchPeople } from './repositories/people/people.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

/** Acts for the partnership: nobody is kept from them. */
const viewer: Viewer = {
  userId: 'somebody',
  agencyId: 'council',
  categories: personCategories,
  openable: personCategories,
  partnership: true,
  today: '2018-04-03',
  now: '2018-04-03T09:00:00.000Z',
};

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const add = (
  preferredName: string,
  more: { givenName?: string; familyName?: string; reference?: string } = {},
): string =>
  register.write((db) =>
    db.insert('person', { reference: more.reference ?? `R${[...preferredName].length}`, preferredName, ...more }),
  ).result;
const found = (text: string): string[] =>
  searchPeople(register.writer.read, viewer, text, 20).map((one) => one.preferredName);

test('three letters find a name wherever they stand in it, and names that begin with them come first', () => {
  add('Natasha');
  add('Asha');
  add('Tomos');
  expect(found('ash')).toEqual(['Asha', 'Natasha']);
});

test.each([
  ['obrien', 'O’Brien'],
  ["o'b", 'O’Brien'],
  ['o brien', 'O’Brien'],
  ['luk', 'Łukasz'],
  ['zoe', 'Zoë'],
  ['SIOBHAN', 'Siobhán'],
  ['anne m', 'Anne-Marie'],
  ['ka', 'Kai'],
  ['محم', 'محمد'],
])('%s finds %s', (typed, name) => {
  add(name);
  add('Someone Else');
  expect(found(typed)).toEqual([name]);
});

test('all the words have to be there, in any order, over preferred, given and family names', () => {
  add('Ash', { givenName: 'Asha', familyName: 'Okafor' });
  add('Bo', { givenName: 'Asha', familyName: 'Lindqvist' });
  expect(found('okafor asha')).toEqual(['Ash']);
});

test('a person is found by an alias and by their reference, and no longer by an alias that was removed', () => {
  const id = add('Dev', { reference: 'HH/0042' });
  const alias = register.write((db) =>
    db.insert('personAlias', { personId: id, name: 'Smiler', kind: 'also-known-as' }),
  ).result;
  expect([found('smil'), found('0042')]).toEqual([['Dev'], ['Dev']]);
  register.write((db) => db.remove('personAlias', alias));
  expect(found('smil')).toEqual([]);
});

test('a changed name is found by the new one only, and a removed person not at all', () => {
  const id = add('Casey');
  register.write((db) => db.update('person', id, { preferredName: 'Rowan' }));
  expect([found('case'), found('rowa')]).toEqual([[], ['Rowan']]);
  register.write((db) => db.remove('person', id));
  expect(found('rowa')).toEqual([]);
});

test.each(['"', '*', 'a AND', 'NEAR(', "' OR 1=1 --", '%%%', '\\', '😀😀😀'])(
  'odd input %j asks for nothing strange',
  (typed) => {
    add('Asha');
    expect(Array.isArray(found(typed))).toBe(true);
  },
);
