import { describe, expect, it } from 'vitest';
import { createFinder, type Somebody } from './duplicates.ts';

const somebody = (preferredName: string, familyName: string | null, birthDate: string | null): Somebody => ({
  ...{ personId: null, line: null, reference: null, name: preferredName, givenName: null, aliases: [] },
  ...{ preferredName, familyName, birthDate },
});

describe('the same person twice in a sheet', () => {
  const finder = createFinder();
  finder.add(somebody('Ilir', 'Hoxha', '1984-03-05'));
  const found = (one: Somebody) => finder.candidatesFor(one).map(({ likeness }) => likeness);

  it('is found by the rule that stands behind adding somebody', () => {
    expect(found(somebody('Ilir', 'Hoxha', '1984-05-03'))).toEqual(['birth-changed-over']);
    expect(found(somebody('Ilir', 'Hoxha', '1984-03-06'))).toEqual(['birth-slip']);
    expect(found(somebody('Hoxha', 'Ilir', '1984'))).toEqual(['same-name-and-birth']);
    expect(found(somebody('Ilyr', 'Hoxa', '1984-03-05'))).toEqual(['like-name-and-birth']);
  });

  it('is not somebody with another birth date, or with a like name and no date', () => {
    expect(found(somebody('Ilir', 'Hoxha', '1990-12-17'))).toEqual([]);
    expect(found(somebody('Ilyr', 'Hoxa', null))).toEqual([]);
  });
});
