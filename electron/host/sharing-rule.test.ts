import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sightOf } from '../../db/repositories/sharing/sight.ts';
import { assertMaySee, categoriesOf, maySee } from '../../db/repositories/sharing/visible.ts';
import { type PersonCategory, personCategories } from '../../domain/access.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';

let open: TestHost;
let people: string[];
let agencies: string[];
let users: string[];
beforeAll(async () => {
  open = await openTestHost();
  const { raw, user } = open.session;
  people = [];
  for (const name of ['Asha', 'Tomos', 'Noor'])
    people.push((await open.call('people.add', { preferredName: name })).id);
  agencies = [user.agencyId, randomUUID(), randomUUID()];
  users = [user.id, randomUUID()];
  for (const id of agencies.slice(1))
    raw.prepare('INSERT INTO agency (id, name, kind) VALUES (?, ?, ?)').run(id, id, 'charity');
  raw
    .prepare('INSERT INTO userAccount (id, signInName, displayName, agencyId) VALUES (?, ?, ?, ?)')
    .run(users[1], 'Jo', 'Jo', agencies[1]);
});
afterAll(() => open.discard());

const days = ['2018-03-30', '2018-04-01', '2018-04-02', '2018-04-03', '2018-04-05'] as const;
const moments = ['2018-04-02T09:00:00.000Z', '2018-04-02T10:00:00.000Z', '2018-04-02T11:00:00.000Z'] as const;
const one = { person: fc.nat(2), agency: fc.nat(2), category: fc.constantFrom(...personCategories) };
const row = fc.record({
  ...one,
  shared: fc.boolean(),
  days: fc
    .tuple(fc.constantFrom(...days), fc.option(fc.constantFrom(...days)))
    .filter(([from, to]) => to === null || to >= from),
});
const opened = fc.record({ person: fc.nat(2), user: fc.nat(1), expires: fc.constantFrom(...moments) });
const aside = fc.record({ person: fc.nat(2), user: fc.nat(1) });
const world = fc.record({
  asides: fc.uniqueArray(aside, { selector: (one) => `${one.person} ${one.user}`, maxLength: 2 }),
  holders: fc.tuple(...[0, 1, 2].map(() => fc.option(fc.nat(2)))),
  rows: fc.uniqueArray(row, { selector: (r) => `${r.person} ${r.agency} ${r.category}`, maxLength: 25 }),
  openings: fc.array(opened, { maxLength: 3 }),
  restricted: fc.subarray([0, 1, 2]),
  who: fc
    .record({
      agency: fc.nat(2),
      user: fc.nat(1),
      categories: fc.subarray([...personCategories]),
      more: fc.subarray([...personCategories]),
      partnership: fc.boolean(),
      today: fc.constantFrom(...days),
      now: fc.constantFrom(...moments),
    })
    // An opening never shows less than the role does.
    .map(({ more, ...who }) => ({
      ...who,
      openable: personCategories.filter((one) => more.includes(one) || who.categories.includes(one)),
    })),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

type Said = World['rows'][number];

/** What the sharing record says today for an agency, if it says anything. */
function saidOf({ rows, who }: World, person: number, asked: PersonCategory): Said | undefined {
  return rows.find(({ days: [from, to], ...said }) => {
    const isIt = said.person === person && said.agency === who.agency && said.category === asked;
    return isIt && from <= who.today && (to === null || who.today <= to);
  });
}

/** The rule as it is written for people, without a database. Agency 0 coordinates and holds whom nobody else does. */
function oracle(drawn: World, person: number, category: PersonCategory): boolean {
  const { asides, holders, openings, restricted, who } = drawn;
  const keeps = who.partnership || (holders[person] ?? 0) === who.agency;
  const isAside = asides.some((one) => one.person === person && one.user === who.user);
  const isOpen = openings.some((o) => o.person === person && o.user === who.user && o.expires > who.now);
  const decided = (asked: PersonCategory): boolean => {
    if (isOpen && who.openable.includes(asked)) return true;
    if (!who.categories.includes(asked) || (asked === 'identity' && isAside)) return false;
    if (restricted.includes(person) && !keeps) return false;
    return saidOf(drawn, person, asked)?.shared ?? keeps;
  };
  return decided('identity') && decided(category);
}

function build({ asides, holders, rows, openings, restricted }: World): void {
  const { raw } = open.session;
  raw.exec('DELETE FROM sharing; DELETE FROM emergencyOpening; DELETE FROM restriction; DELETE FROM standAside');
  const limit = raw.prepare('INSERT INTO restriction (id, personId, ground, because, fromOn) VALUES (?, ?, ?, ?, ?)');
  for (const person of restricted) limit.run(randomUUID(), people[person], 'accuracy', 'Asked', '2018-04-01');
  holders.forEach((holder, at) => {
    raw
      .prepare('UPDATE person SET agencyId = ? WHERE id = ?')
      .run(holder === null ? null : agencies[holder], people[at]);
  });
  const say = raw.prepare(
    'INSERT INTO sharing (id, personId, agencyId, category, decision, fromOn, untilOn) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const {
    person,
    agency,
    category,
    shared,
    days: [from, to],
  } of rows)
    say.run(randomUUID(), people[person], agencies[agency], category, shared ? 'shared' : 'not-shared', from, to);
  const sayIt = raw.prepare('INSERT INTO standAside (id, userId, personId, saidAt) VALUES (?, ?, ?, ?)');
  for (const { person, user } of asides) sayIt.run(randomUUID(), users[user], people[person], moments[0]);
  const openIt = raw.prepare(
    'INSERT INTO emergencyOpening (id, personId, userId, reason, openedAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { person, user, expires } of openings)
    openIt.run(randomUUID(), people[person], users[user], 'A reason', moments[0], expires);
}

const viewerIn = ({ who }: World): Viewer => ({
  ...who,
  userId: users[who.user] ?? '',
  agencyId: agencies[who.agency] ?? '',
});

const isRefused = (work: () => void): boolean => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};

test('the condition in queries, the sight of a list and the sight of one person all follow the rule', () => {
  const { read } = open.session;
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(world, (drawn) => {
      // In one commit: each by itself waits for the disk.
      open.session.raw.transaction(build)(drawn);
      const viewer = viewerIn(drawn);
      const sight = sightOf(read, viewer);
      const few = sightOf(read, viewer, people.slice(1));
      for (const [at, personId] of people.entries()) {
        const asked = personCategories.map((category) => maySee(viewer, category, 'person.id').as(category));
        const bySql = read.first(read.selectFrom('person').select(asked).where('person.id', '=', personId));
        // The same through another column, as things about people ask it.
        const other = personCategories.map((category) => maySee(viewer, category, 'named.id').as(category));
        const byOther = read.first(read.selectFrom('person as named').select(other).where('named.id', '=', personId));
        const wanted = personCategories.filter((category) => oracle(drawn, at, category));
        seen[wanted.length > 0 ? 'yes' : 'no'] += 1;
        expect(personCategories.filter((category) => Boolean(bySql?.[category]))).toEqual(wanted);
        expect(personCategories.filter((category) => Boolean(byOther?.[category]))).toEqual(wanted);
        expect(categoriesOf(read, viewer, personId)).toEqual(wanted);
        expect(personCategories.filter((category) => sight.sees(personId, category))).toEqual(wanted);
        if (at > 0) expect(personCategories.filter((category) => few.sees(personId, category))).toEqual(wanted);
        expect(isRefused(() => assertMaySee(read, viewer, personId))).toBe(!wanted.includes('identity'));
      }
    }),
    { numRuns: 400 },
  );
  // Both answers were met often enough for the comparison to mean something.
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100);
});
