import { type FoundText, findTexts, writtenAt } from '../../../db/repositories/lists/texts.ts';
import { savedViews, saveView } from '../../../db/repositories/lists/views.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { toldAbout } from '../../../db/repositories/sharing/told-about.ts';
import { personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { entities } from '../../../domain/entities.ts';
import { thingLabel } from '../../../domain/history/words.ts';
import { excerptOf } from '../../../domain/lists/excerpt.ts';
import { type ListedPerson, listView, type Passage } from '../../../domain/lists/operations.ts';
import { isInCohort } from '../../../domain/lists/people-list.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import type { HeldPerson } from '../listed-people.ts';
import { saveList } from './lists-save.ts';
import { selectedPeople } from './lists-select.ts';

const peopleList = 'people';

const shownOf = (held: HeldPerson): ListedPerson => {
  const { foldedName: _name, folded: _folded, owed: _owed, owing: _owing, isMine: _isMine, ...person } = held;
  return person;
};

/** Pairs of people who must not meet and are both among those found; for whoever acts for the partnership. */
function apartAmong({ db, viewer }: ReadContext, people: readonly HeldPerson[]): [string, string][] {
  if (!viewer.partnership || !viewer.categories.includes('safety')) return [];
  const pairs = apartPairs(db, 'all', viewer.today);
  if (pairs.length === 0) return [];
  const named = new Set(pairs.flatMap(({ personId, otherId }) => [personId, otherId]));
  const words = new Map(
    people
      .filter(({ id }) => named.has(id))
      .map((person) => [person.id, `${person.preferredName} (${person.reference})`]),
  );
  return pairs.flatMap(({ personId, otherId }): [string, string][] => {
    const [one, other] = [words.get(personId), words.get(otherId)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

type Query = ParsedInputOf<'lists.find'>;

function part(context: ReadContext, query: Query) {
  const { everyone, people, counts } = selectedPeople(context, query);
  const members = everyone.filter(isInCohort);
  const judged = everyone.some((person) => person.eligibility !== null);
  return {
    everyone: everyone.length,
    inCohort: members.length,
    meetDefinition: judged ? members.filter((person) => person.eligibility === 'meets').length : null,
    counts,
    found: people.length,
    people: people.slice(query.from, query.from + query.count).map(shownOf),
    apart: apartAmong(context, people),
  };
}

function passages(context: ReadContext, { text, limit }: ParsedInputOf<'lists.everything'>) {
  const found: Passage[] = [];
  for (const places of findTexts(context.db, context.viewer, text)) {
    for (const place of seenOf(context, places)) {
      if (found.length === limit) return { passages: found, more: true };
      found.push(passageAt(context, place, text));
    }
  }
  return { passages: found, more: false };
}

/** Of these, what does not tell besides of something that the viewer may not see. */
function seenOf({ db, session, viewer }: ReadContext, places: readonly FoundText[]): FoundText[] {
  const sight = sightOf(db, viewer, [...new Set(places.flatMap(({ personId }) => personId ?? []))]);
  return places.filter(({ personId, entity, rowId }) => {
    if (personId === null) return true;
    const sees = (category: string): boolean =>
      personCategories.some((one) => one === category && sight.sees(personId, one));
    return toldAbout(db, session.keys, entity, rowId).every(sees);
  });
}

function passageAt({ db }: ReadContext, place: FoundText, text: string): Passage {
  const { code } = entities[place.entity];
  return {
    person: place.personId === null ? null : named(db, place.personId),
    thing: thingLabel(code),
    kind: code,
    words: excerptOf(writtenAt(db, place), text),
  };
}

function named(db: ReadContext['db'], personId: string): NonNullable<Passage['person']> {
  const { id, preferredName, reference } = getPerson(db, personId);
  return { id, name: preferredName, reference };
}

export const listsHandlers: FeatureHandlers<'lists'> = {
  'lists.people': (context, query) => part(context, { ...query, text: '' }),
  'lists.find': part,
  'lists.everything': passages,
  'lists.save': saveList,
  'lists.views': ({ db, user }) => ({
    views: savedViews(db, user.id, peopleList).flatMap(({ shown, ...view }) => {
      // A view of a later version may name what this one does not know.
      const parsed = listView.safeParse(JSON.parse(shown));
      return parsed.success ? [{ ...view, shown: parsed.data }] : [];
    }),
  }),
  'lists.saveView': ({ db, user }, { name, shown }) => ({
    id: saveView(db, { userId: user.id, list: peopleList, name, shown: JSON.stringify(shown) }),
  }),
  'lists.removeView': ({ db, user }, { viewId }) => {
    const own = savedViews(db, user.id, peopleList).some((view) => view.id === viewId);
    if (!own) throw new Refusal('not-found', 'viewId');
    db.remove('savedView', viewId);
    return {};
  },
};
