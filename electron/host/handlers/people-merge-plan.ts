import { type Clash, clashesBetween, type Reowned, rowsToGive } from '../../../db/reown.ts';
import { getPerson, type PersonRow } from '../../../db/repositories/people/people.ts';
import { aliasesOf, choicesOf, identifiersOf } from '../../../db/repositories/people/whole-person.ts';
import { holdingAgency } from '../../../db/repositories/sharing/records.ts';
import type { EntityName } from '../../../domain/entities.ts';
import { choiceLists, choiceListWords } from '../../../domain/people/choices.ts';
import { codedFacts } from '../../../domain/people/coded-facts.ts';
import type { ReadContext } from '../context.ts';

type PersonColumn = keyof PersonRow & string;

/** Columns of a person that say one thing together, the value first. */
export const fieldGroups: readonly (readonly PersonColumn[])[] = [
  ['preferredName'],
  ['givenName'],
  ['familyName'],
  ['pronouns'],
  ['birthDate', 'birthDateEstimated'],
  ...codedFacts.map((fact) => [fact, `${fact}State`] as const),
  ['languageWords'],
  ['interpreter'],
  ['communicationWords'],
  ['adjustmentWords'],
  ['contactPreference'],
  ['safeTimes'],
  ['childrenPresent'],
  ['childrenConcern'],
  ['goal', 'goalOn'],
  ['strengths'],
  ['ineffectiveContact'],
];

const isBlank = (row: PersonRow, group: readonly PersonColumn[]): boolean =>
  group.every((column) => [null, 0, 'not-asked'].includes(row[column] as string | number | null));

const differs = (one: PersonRow, other: PersonRow, group: readonly PersonColumn[]): boolean =>
  group.some((column) => one[column] !== other[column]);

/** Spans of which somebody has only one at a time, though no index says so. */
const spans: readonly { entity: 'membership' | 'leadContact'; same: readonly string[]; from: string; until: string }[] =
  [
    { entity: 'membership', same: ['cohortId'], from: 'joinedOn', until: 'leftOn' },
    { entity: 'leadContact', same: [], from: 'fromOn', until: 'untilOn' },
  ];

type Row = Readonly<Record<string, string | number | null>>;

function overlaps({ session }: ReadContext, keptId: string, otherId: string): Clash[] {
  return spans.flatMap(({ entity, same, from, until }) => {
    const rowsOf = (personId: string): Row[] =>
      session.raw.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE personId = ? ORDER BY id`).all(personId);
    const mine = rowsOf(keptId);
    const end = (row: Row): string => String(row[until] ?? '9999-12-31');
    return rowsOf(otherId).flatMap((theirs) =>
      mine
        .filter(
          (row) =>
            same.every((column) => row[column] === theirs[column]) &&
            (row[from] === theirs[from] || (String(row[from]) < end(theirs) && String(theirs[from]) < end(row))),
        )
        .map((row) => ({ entity, column: 'personId', keptId: String(row.id), otherId: String(theirs.id) })),
    );
  });
}

/** Rows of the other record that cannot stand beside rows of the kept one; one side stands as a whole. */
export interface RowChoice {
  readonly key: string;
  readonly entity: EntityName;
  readonly column: string;
  readonly otherIds: readonly string[];
  readonly keptIds: readonly string[];
  /** The side that stands by a rule; null where somebody decides. */
  readonly stands: 'kept' | 'other' | null;
}

export interface MergePlan {
  readonly kept: PersonRow;
  readonly other: PersonRow;
  /** Fields that are empty in the kept record and not in the other. */
  readonly fills: readonly (readonly PersonColumn[])[];
  /** Fields in which the two differ. */
  readonly fields: readonly { readonly key: string; readonly columns: readonly PersonColumn[] }[];
  readonly isHeldElsewhere: boolean;
  /** Lists from which something was chosen in the other record. */
  readonly lists: readonly {
    readonly key: string;
    readonly list: (typeof choiceLists)[number];
    readonly isChoice: boolean;
  }[];
  readonly rows: readonly RowChoice[];
  /** Rows that simply go over. */
  readonly moves: readonly Omit<Reowned, 'to'>[];
}

/**
 * Clashes that touch each other are one choice: where one row of the other record stands against two of the kept one, and
 * one of these against a third, taking part of them would leave two that cannot stand side by side.
 */
function rowChoices(context: ReadContext, clashes: readonly Clash[]): RowChoice[] {
  const groups: { entity: EntityName; column: string; otherIds: Set<string>; keptIds: Set<string> }[] = [];
  for (const { entity, column, keptId, otherId } of clashes) {
    const touched = groups.filter(
      (one) => one.entity === entity && one.column === column && (one.otherIds.has(otherId) || one.keptIds.has(keptId)),
    );
    const otherIds = new Set([otherId, ...touched.flatMap((one) => [...one.otherIds])]);
    const keptIds = new Set([keptId, ...touched.flatMap((one) => [...one.keptIds])]);
    for (const one of touched) groups.splice(groups.indexOf(one), 1);
    groups.push({ entity, column, otherIds, keptIds });
  }
  return groups.map(({ entity, column, ...ids }) => {
    const [otherIds, keptIds] = [[...ids.otherIds].sort(), [...ids.keptIds].sort()];
    const stands = entity === 'death' ? deathThatStands(context, keptIds[0], otherIds[0]) : null;
    return { key: `${entity}.${otherIds[0]}`, entity, column, otherIds, keptIds, stands };
  });
}

/** What is certain stands before what is feared, as it does within one record. */
function deathThatStands({ db }: ReadContext, keptId = '', otherId = ''): 'kept' | 'other' | null {
  const statusOf = (id: string) => db.first(db.selectFrom('death').select('status').where('id', '=', id))?.status;
  const [mine, theirs] = [statusOf(keptId), statusOf(otherId)];
  if (mine === theirs) return null;
  return theirs === 'concluded' ? 'other' : 'kept';
}

/** The choices in which the other record's side stands: those that somebody took, and those that a rule decides. */
export const takenIn = ({ rows }: MergePlan, takeOther: readonly string[]): ReadonlySet<string> =>
  new Set([
    ...takeOther.filter((key) => !rows.some((row) => row.key === key && row.stands === 'kept')),
    ...rows.filter(({ stands }) => stands === 'other').map(({ key }) => key),
  ]);

/** Names and numbers that both records have, of which one is enough. */
function twice({ db }: ReadContext, keptId: string, otherId: string): Set<string> {
  const names = new Set(aliasesOf(db, keptId).map(({ name }) => name));
  const numbers = new Set(
    identifiersOf(db, keptId).map(({ scheme, value, issuerId }) => `${scheme} ${value} ${issuerId}`),
  );
  return new Set([
    ...aliasesOf(db, otherId)
      .filter(({ name }) => names.has(name))
      .map(({ id }) => id),
    ...identifiersOf(db, otherId)
      .filter(({ scheme, value, issuerId }) => numbers.has(`${scheme} ${value} ${issuerId}`))
      .map(({ id }) => id),
  ]);
}

/** What making two records one would do, and what has to be decided for it. */
export function planMerge(context: ReadContext, keptId: string, otherId: string): MergePlan {
  const { db, session } = context;
  const [kept, other] = [getPerson(db, keptId), getPerson(db, otherId)];
  const given = fieldGroups.filter((group) => !isBlank(other, group));
  const clashes = clashesBetween(session.raw, keptId, otherId).filter(({ entity }) => entity !== 'personChoice');
  const rows = rowChoices(context, [...clashes, ...overlaps(context, keptId, otherId)]);
  const stayBehind = new Set([...rows.flatMap(({ otherIds }) => otherIds), ...twice(context, keptId, otherId)]);
  return {
    kept,
    other,
    fills: given.filter((group) => isBlank(kept, group)),
    fields: given
      .filter((group) => !isBlank(kept, group) && differs(kept, other, group))
      .map((columns) => ({ key: `person.${columns[0]}`, columns })),
    isHeldElsewhere: holdingAgency(db, keptId) !== holdingAgency(db, otherId),
    lists: choiceLists
      .filter((list) => other[choiceListWords[list].state] !== 'not-asked')
      .filter((list) => codesOf(context, keptId, list) !== codesOf(context, otherId, list))
      .map((list) => ({ key: `choices.${list}`, list, isChoice: kept[choiceListWords[list].state] !== 'not-asked' })),
    rows,
    moves: rowsToGive(session.raw, otherId).filter(
      ({ entity, id }) => entity !== 'personChoice' && !stayBehind.has(id),
    ),
  };
}

const codesOf = ({ db }: ReadContext, personId: string, list: (typeof choiceLists)[number]): string =>
  [
    String(getPerson(db, personId)[choiceListWords[list].state]),
    ...choicesOf(db, personId, list).map(({ code }) => code),
  ]
    .sort()
    .join(' ');
