import type { ReadDb } from '../../../db/handles.ts';
import { getPerson, type PersonRow } from '../../../db/repositories/people/people.ts';
import { choicesOf } from '../../../db/repositories/people/whole-person.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { holdingAgency, sharingOf } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { type EntityName, entities } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import { fieldWords, type Names, thingLabel, valueInWords } from '../../../domain/history/words.ts';
import { choiceListWords } from '../../../domain/people/choices.ts';
import type { MergeChoice } from '../../../domain/people/merge-operations.ts';
import type { ReadContext } from '../context.ts';
import { createTeller, type Teller } from './history-of-person.ts';
import { assertMayMerge } from './people-merge.ts';
import { type MergePlan, planMerge, type RowChoice } from './people-merge-plan.ts';
import { whatStands } from './people-merge-standing.ts';

/** Who asks, and what they may see of each of the two. */
interface Telling {
  readonly context: ReadContext;
  readonly plan: MergePlan;
  readonly names: Names;
  readonly seen: readonly PersonCategory[];
  readonly teller: Teller;
}

const personFields: EntityShape['fields'] = entities.person.fields;

const valueIn = (row: PersonRow, column: string, names: Names): string | null => {
  const { meaning } = fieldWords('person', personFields[column]?.code ?? '');
  return valueInWords(meaning, row[column as keyof PersonRow], names);
};

function fieldChoice({ plan, names, seen }: Telling, key: string, columns: readonly string[]): MergeChoice {
  const [first = '', second] = columns;
  const category = personFields[first]?.category;
  const isSeen = seen.some((one) => one === category);
  const say = (row: PersonRow): string | null => {
    const value = valueIn(row, first, names);
    if (first === 'birthDate' && row.birthDateEstimated === 1) return `${value}, estimated`;
    return value ?? (second === undefined ? null : valueIn(row, second, names));
  };
  const label = fieldWords('person', personFields[first]?.code ?? '').label;
  return { key, label, kept: isSeen ? say(plan.kept) : null, other: isSeen ? say(plan.other) : null };
}

function listChoice(
  { context: { db }, plan, names, seen }: Telling,
  { key, list }: MergePlan['lists'][number],
): MergeChoice {
  const { label, category, state } = choiceListWords[list];
  const say = (row: PersonRow): string | null => {
    if (!seen.includes(category)) return null;
    const codes = choicesOf(db, row.id, list).map(({ code }) => names.list(list, code));
    return codes.length === 0 ? valueIn(row, state, names) : codes.join(', ');
  };
  return { key, label, kept: say(plan.kept), other: say(plan.other) };
}

type Row = Readonly<Record<string, string | number | null>>;

/** What a row says, as the history would tell it to whoever asks. */
function rowInWords({ context, teller }: Telling, entity: EntityName, id: string) {
  const row = context.session.raw.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) ?? {};
  const fields = Object.entries(entities[entity].fields).map(([column, { code }]) => ({
    field: code,
    before: null,
    after: row[column] ?? null,
  }));
  return teller.tell({ seq: 0, at: '', userId: '', entity, rowId: id, kind: 'insert', fields });
}

function rowChoice(telling: Telling, { key, entity, otherIds, keptIds }: RowChoice): MergeChoice {
  const other = otherIds.map((id) => rowInWords(telling, entity, id));
  const kept = keptIds.map((id) => rowInWords(telling, entity, id));
  const parts = (told: ReturnType<typeof rowInWords>): string[] =>
    told?.fields.flatMap(({ words, after }) => (after === null ? [] : [`${words.label}: ${after}`])) ?? [];
  const theirs = [...new Set(other.flatMap(parts))];
  const mine = [...new Set(kept.flatMap(parts))];
  const own = (all: readonly string[], same: readonly string[]): string =>
    all.filter((part) => !same.includes(part)).join('. ') || 'The same';
  const isSeen = [...other, ...kept].every((told) => told !== null);
  return {
    key,
    label: other[0]?.thing ?? thingLabel(entities[entity].code),
    kept: isSeen ? own(mine, theirs) : null,
    other: isSeen ? own(theirs, mine) : null,
  };
}

function choicesIn(telling: Telling): MergeChoice[] {
  const { context, plan, names } = telling;
  const holder = (row: PersonRow): string => names.agency(holdingAgency(context.db, row.id) ?? '');
  const held = {
    key: 'person.agencyId',
    label: 'Agency that holds the record',
    kept: holder(plan.kept),
    other: holder(plan.other),
  };
  return [
    ...plan.fields.map(({ key, columns }) => fieldChoice(telling, key, columns)),
    ...(plan.isHeldElsewhere ? [held] : []),
    ...plan.lists.filter(({ isChoice }) => isChoice).map((list) => listChoice(telling, list)),
    ...plan.rows.filter(({ stands }) => stands === null).map((row) => rowChoice(telling, row)),
  ];
}

function movesIn({ moves }: MergePlan): OutputOf<'people.mergePreview'>['moves'] {
  const counts = new Map<string, number>();
  for (const { entity } of moves) {
    const label = thingLabel(entities[entity].code);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, rows]) => ({ label, rows })).sort((a, b) => b.rows - a.rows);
}

const categoryWords: Readonly<Record<string, string>> = {
  identity: 'who it is',
  contact: 'how to get in touch',
  safety: 'safety',
  housing: 'housing',
  offending: 'police and courts',
  health: 'health',
  story: 'story and goals',
};

/** Agencies that see something of the kept record and not of the other: what the other holds opens to them. */
function openedBy({ context: { db }, plan, names }: Telling): string[] {
  const holder = holdingAgency(db, plan.other.id);
  const theirs = sharingOf(db, plan.other.id).filter(({ decision }) => decision === 'shared');
  const byAgency = new Map<string, Set<string>>();
  for (const { agencyId, category, decision } of sharingOf(db, plan.kept.id)) {
    const isKnown = theirs.some((one) => one.agencyId === agencyId && one.category === category);
    if (decision !== 'shared' || agencyId === holder || isKnown) continue;
    byAgency.set(agencyId, (byAgency.get(agencyId) ?? new Set()).add(category));
  }
  const inWords = (what: ReadonlySet<string>): string =>
    personCategories.flatMap((one) => (what.has(one) ? (categoryWords[one] ?? one) : [])).join(', ');
  return [...byAgency].map(
    ([agency, what]) =>
      `${names.agency(agency)} sees ${inWords(what)} of the record that is kept: now of what the other held as well.`,
  );
}

/** Who sees more or less once the two are one, in sentences. */
function sightsIn(telling: Telling): string[] {
  const { plan, names } = telling;
  const { db } = telling.context;
  const going = new Set(plan.moves.filter(({ entity }) => entity === 'sharing').map(({ id }) => id));
  const byAgency = new Map<string, string[]>();
  for (const { id, agencyId, decision, category } of sharingOf(db, plan.other.id)) {
    if (!going.has(id)) continue;
    const words = `${decision === 'shared' ? 'sees' : 'does not see'} ${categoryWords[category] ?? category}`;
    byAgency.set(agencyId, [...(byAgency.get(agencyId) ?? []), words]);
  }
  const shared = [...byAgency].map(
    ([agency, what]) => `${names.agency(agency)} ${what.join(', ')}: now of the whole record.`,
  );
  const opened = openedBy(telling);
  if (!plan.isHeldElsewhere) return [...shared, ...opened];
  return [
    ...shared,
    ...opened,
    `${names.agency(holdingAgency(db, plan.kept.id) ?? '')} holds the record that is kept, and sees what the other held as well.`,
    `${names.agency(holdingAgency(db, plan.other.id) ?? '')} holds the other record. Unless it holds the one that is kept, it sees only what is shared with it from then on.`,
  ];
}

const draftsAbout = (db: ReadDb, personId: string): number =>
  db.first(
    db
      .selectFrom('draft')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('keySubject', '=', personId),
  )?.count ?? 0;

/** What making two records one would do, in words, for whoever is to decide it. */
export function mergePreview(context: ReadContext, personId: string, otherId: string): OutputOf<'people.mergePreview'> {
  const { db, session, viewer } = context;
  assertMayMerge(context, personId, otherId);
  const names = namesIn(db);
  const ofOther: readonly PersonCategory[] = categoriesOf(db, viewer, otherId);
  const seen = categoriesOf(db, viewer, personId).filter((category) => ofOther.includes(category));
  const plan = planMerge(context, personId, otherId);
  const telling: Telling = { context, plan, names, seen, teller: createTeller(db, session.keys, seen, names) };
  const side = (id: string) => {
    const { reference, preferredName, givenName, familyName } = getPerson(db, id);
    const full = [givenName ?? preferredName, familyName].filter((part) => part !== null).join(' ');
    const name = full === preferredName || full === '' ? preferredName : `${preferredName} (${full})`;
    return { id, reference, name, heldBy: names.agency(holdingAgency(db, id) ?? '') };
  };
  return {
    kept: side(personId),
    other: side(otherId),
    choices: choicesIn(telling),
    moves: movesIn(plan),
    sights: sightsIn(telling),
    stands: whatStands(context, plan),
    drafts: draftsAbout(db, otherId),
  };
}
