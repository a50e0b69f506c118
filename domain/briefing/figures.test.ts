import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BriefedPerson, type Figures, figuresOf, margin, shownFigures } from './figures.ts';

const needs = ['homelessness', 'offending', 'substance-misuse'] as const;
const someone = fc.record({
  needs: fc.subarray([...needs]),
  notOffered: fc.subarray([...needs]),
  contactFails: fc.boolean(),
});
/** Groups in which everybody is much alike, so that figures stand near their edges. */
const alike = (most: number) =>
  fc
    .record({ typical: someone, times: fc.nat(most), others: fc.array(someone, { maxLength: 6 }) })
    .map(({ typical, times, others }): BriefedPerson[] => [...Array.from({ length: times }, () => typical), ...others]);
const group = fc.oneof(alike(40), fc.array(someone, { maxLength: 60 }));

const held = (people: readonly BriefedPerson[], before: Figures = {}): Figures => figuresOf(people, needs, before);
const shown = (figures: Figures) => shownFigures(figures, needs);

/** How many people a statement is true of, counted anew. */
function countOf(people: readonly BriefedPerson[], statement: ReturnType<typeof shown>['statements'][number]): number {
  return people.filter((person) =>
    statement.kind === 'contact'
      ? person.contactFails
      : statement.kind === 'together'
        ? statement.needs.every((need) => person.needs.includes(need))
        : person.notOffered.includes(statement.need),
  ).length;
}

test('fewer than ten people are shown alike whoever they are: no figure at all', () => {
  const few = fc.array(someone, { maxLength: 9 });
  fc.assert(
    fc.property(few, few, (one, other) => {
      expect(shown(held(one))).toEqual({ people: null, statements: [] });
      expect(shown(held(one))).toEqual(shown(held(other)));
    }),
  );
});

test('through any run of quarters, whatever is shown is true of more people than it says and never of nearly everybody', () => {
  let said = 0;
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 8 }), (quarters) => {
      let before: Figures = {};
      for (const people of quarters) {
        before = held(people, before);
        const { people: band, statements } = shown(before);
        if (band !== null) expect(people.length).toBeGreaterThan(band);
        if (people.length <= 10) expect({ band, statements }).toEqual({ band: null, statements: [] });
        for (const statement of statements) {
          said += 1;
          expect(countOf(people, statement)).toBeGreaterThan(10);
          // Said as "more than ten": at least ten people remain of whom nothing is said.
          expect(people.length - 11).toBeGreaterThanOrEqual(10);
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(said).toBeGreaterThan(200);
});

test('one or two people who come, go or change between two quarters change nothing that is shown', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('comes' as const), who: someone }),
    fc.record({ kind: fc.constant('goes' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('changes' as const), at: fc.nat(), who: someone }),
  );
  fc.assert(
    fc.property(group, fc.array(change, { minLength: 1, maxLength: margin - 1 }), (people, changes) => {
      const after = [...people];
      for (const one of changes) {
        if (one.kind === 'comes') after.push(one.who);
        else if (one.kind === 'goes') after.splice(one.at % Math.max(after.length, 1), 1);
        else after.splice(one.at % Math.max(after.length, 1), 1, one.who);
      }
      const before = held(people);
      expect(shown(held(after, before))).toEqual(shown(before));
    }),
    { numRuns: 500 },
  );
});

test('a figure that moves has at least three people behind it since it last moved', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 20 }), (sizes) => {
      const one: BriefedPerson = { needs: [], notOffered: [], contactFails: false };
      let before: Figures = {};
      let movedAt: number | null = null;
      for (const size of sizes) {
        const next = held(
          Array.from({ length: size }, () => one),
          before,
        );
        if (shown(next).people !== shown(before).people && movedAt !== null)
          expect(Math.abs(size - movedAt)).toBeGreaterThanOrEqual(margin);
        if (next.everyone !== before.everyone) movedAt = size;
        before = next;
      }
    }),
  );
});

test('a control: without the margin one person who comes would be seen', () => {
  const one: BriefedPerson = { needs: [...needs], notOffered: [], contactFails: false };
  const people = Array.from({ length: 22 }, () => one);
  const fresh = (group: BriefedPerson[]) => shown(held(group));
  // Made anew instead of held against the quarter before, the same arrival moves the group over an edge.
  expect(fresh([...people, one])).not.toEqual(fresh(people));
  expect(shown(held([...people, one], held(people)))).toEqual(fresh(people));
});
