import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { maySeePerson, maySeeRow } from '../sharing/visible.ts';

/** Every name of everybody of whom a viewer may know: a text is compared with no others, or it would tell of them. */
export function visibleNames(db: ReadDb, viewer: Viewer): string[] {
  const people = db.all(
    db.selectFrom('person').select(['preferredName', 'givenName', 'familyName']).where(maySeePerson(viewer)),
  );
  const aliases = db.all(
    db
      .selectFrom('personAlias')
      .innerJoin('person', 'person.id', 'personAlias.personId')
      .select('personAlias.name')
      .where(maySeePerson(viewer))
      .where(maySeeRow(viewer, 'personAlias.personId', 'personAlias.category')),
  );
  const own = people.flatMap((one) => [one.preferredName, one.givenName, one.familyName]);
  return [...own, ...aliases.map(({ name }) => name)].filter((name) => name !== null);
}
