import type { ReadDb } from '../../../db/handles.ts';
import type { ComparedPerson } from '../../../db/repositories/people/matching.ts';
import { newestMemberships } from '../../../db/repositories/people/memberships.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { readIdentifier, schemeLabels } from '../../../domain/people/identifiers.ts';
import {
  byLikeness,
  type Likeness,
  likenessInWords,
  likenessOf,
  type Matchable,
  mayBeOnePerson,
  numberKey,
} from '../../../domain/people/matching.ts';
import type { ReadContext } from '../context.ts';
import { comparedPerson, worthComparing } from '../matched-people.ts';

type Candidates = OutputOf<'people.candidates'>;

/** As many as somebody looks through while they type. */
const mostShown = 5;

interface Found {
  readonly person: ComparedPerson;
  readonly likeness: Likeness;
}

const numberWords = (scheme: string): string => {
  const label = schemeLabels[scheme] ?? 'number';
  return /^[A-Z]{2}/.test(label) || label.startsWith('National') || label.startsWith('Health')
    ? label
    : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
};

function shown(db: ReadDb, found: readonly Found[]): Candidates {
  const stays = newestMemberships(
    db,
    found.map(({ person }) => person.id),
  );
  return {
    candidates: found.map(({ person, likeness }) => {
      const full = [person.givenName, person.familyName].filter((part) => part !== null).join(' ');
      const stay = stays.get(person.id);
      return {
        id: person.id,
        reference: person.reference,
        preferredName: person.preferredName,
        fullName: full === '' || full === person.preferredName ? null : full,
        birthDate: person.birthDate,
        inCohort: stay !== undefined && stay.leftOn === null,
        reasons: likenessInWords(likeness, numberWords),
      };
    }),
  };
}

function alike(context: ReadContext, one: Matchable, except: string | null): Candidates {
  const found = worthComparing(context, one).flatMap((person): Found[] => {
    const likeness = likenessOf(one, person);
    return person.id !== except && mayBeOnePerson(likeness) ? [{ person, likeness }] : [];
  });
  const likest = found.sort(
    (a, b) => byLikeness(a.likeness, b.likeness) || a.person.reference.localeCompare(b.person.reference),
  );
  return shown(context.db, likest.slice(0, mostShown));
}

/** Those of whom the viewer may know who may be meant by what has been typed so far. */
export function candidatesFor(context: ReadContext, typed: ParsedInputOf<'people.candidates'>): Candidates {
  if (typed.preferredName === '' && typed.familyName === null && typed.identifiers.length === 0)
    return { candidates: [] };
  const numbers = typed.identifiers.flatMap(({ scheme, value, issuerId }) => {
    const read = readIdentifier(scheme, value);
    return read.ok ? [numberKey({ scheme, value: read.value, issuerId })] : [];
  });
  return alike(context, { ...typed, numbers }, null);
}

/** Those who may be the same person as one who is in the register. */
export function alikeTo(context: ReadContext, personId: string): Candidates {
  const own = comparedPerson(context, personId);
  return own === undefined ? { candidates: [] } : alike(context, own, personId);
}
