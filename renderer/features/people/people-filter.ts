import type { PersonSummary } from '../../../domain/people/operations.ts';
import type { PeopleFilter } from '../../session-store.ts';

const isIn = (person: PersonSummary): boolean => person.joinedOn !== null && person.leftOn === null;

const tests: Readonly<Record<PeopleFilter, (person: PersonSummary) => boolean>> = {
  everyone: () => true,
  'in-cohort': isIn,
  meets: (person) => person.eligibility === 'meets',
  'at-risk': (person) => person.eligibility === 'at-risk',
  'does-not-meet': (person) => person.eligibility === 'does-not-meet',
  left: (person) => person.leftOn !== null,
};

export const filterLabels: Readonly<Record<PeopleFilter, string>> = {
  everyone: 'Everyone',
  'in-cohort': 'In the cohort',
  meets: 'Meets the definition',
  'at-risk': 'At risk',
  'does-not-meet': 'Does not meet it',
  left: 'Left',
};

export const filtered = (people: readonly PersonSummary[], filter: PeopleFilter): readonly PersonSummary[] =>
  people.filter(tests[filter]);

/** How many people each chip would show. */
export const countsOf = (people: readonly PersonSummary[]): Readonly<Record<PeopleFilter, number>> => ({
  everyone: people.length,
  'in-cohort': filtered(people, 'in-cohort').length,
  meets: filtered(people, 'meets').length,
  'at-risk': filtered(people, 'at-risk').length,
  'does-not-meet': filtered(people, 'does-not-meet').length,
  left: filtered(people, 'left').length,
});
