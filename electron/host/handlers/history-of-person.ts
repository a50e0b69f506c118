import type { ReadDb } from '../../../db/handles.ts';
import type { HistoryKeys } from '../../../db/history-keys.ts';
import { everHeld, historyOf, lastKnown, type RowHistory } from '../../../db/repositories/privacy/history-of-person.ts';
import { agenciesOfUsers, categoriesByCode, namesIn } from '../../../db/repositories/privacy/names.ts';
import { toldAbout } from '../../../db/repositories/sharing/told-about.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import { entities } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import type { HistoryEntry } from '../../../domain/history/operations.ts';
import type { FieldWords } from '../../../domain/history/thing-words.ts';
import { fieldWords, type Names, thingLabel, valueInWords } from '../../../domain/history/words.ts';

/** Never in a history that somebody reads: what is sealed leaves no sign, keeping apart is the coordinator's to know, and so is what was said privately. */
const leftOut: readonly RowHistory['entity'][] = ['sealedFact', 'keepApart', 'standAside'];

interface Told {
  readonly words: FieldWords;
  readonly before: string | null;
  readonly after: string | null;
}

/** Turns rows of history into sentences' parts for one reader. */
export interface Teller {
  /** What may be told of a row; null where nothing of it may. */
  tell(row: RowHistory): (Omit<HistoryEntry, 'fields'> & { readonly fields: readonly Told[] }) | null;
}

const shapeOf = ({ entity }: RowHistory): EntityShape => entities[entity];

const categoryOfField = (row: RowHistory, field: string): string =>
  Object.values(shapeOf(row).fields).find((one) => one.code === field)?.category ?? 'administration';

/**
 * Tells rows within the categories that the reader may see; `everything` is for the person themselves, whose pack may
 * also say what was asked and decided about the record.
 */
export function createTeller(
  db: ReadDb,
  keys: HistoryKeys,
  seen: readonly PersonCategory[] | 'everything',
  names: Names = namesIn(db),
): Teller {
  const categories = categoriesByCode(db);
  const agencies = agenciesOfUsers(db);
  const periods = new Map(
    db.all(db.selectFrom('fact').select(['id', 'periodId'])).map(({ id, periodId }) => [id, periodId]),
  );
  const values = new Map<string, string | null>();
  const heldIn = (row: RowHistory, column: string): string | null => {
    if (!values.has(row.rowId)) {
      const known = lastKnown(db, keys, row.entity, row.rowId, column);
      values.set(row.rowId, known === null ? null : String(known));
    }
    return values.get(row.rowId) ?? null;
  };
  const codeOf = (row: RowHistory): string | null =>
    row.entity === 'need' || row.entity === 'fact' ? heldIn(row, 'code') : null;
  const ofRows = new Map<string, readonly string[]>();
  /** What has to be seen to be told anything of a row: every kind that it ever belonged to, and all that it is about. */
  const ofRow = (row: RowHistory): readonly string[] => {
    const { categoryColumn } = shapeOf(row);
    const known = ofRows.get(row.rowId);
    if (known !== undefined) return known;
    const own = categoryColumn === undefined ? [] : everHeld(db, keys, row.entity, row.rowId, categoryColumn);
    const all = [...own, ...toldAbout(db, keys, row.entity, row.rowId)];
    ofRows.set(row.rowId, all);
    return all;
  };
  /** The category of one field; null where no list knows it, which could be anything. */
  const categoryOf = (row: RowHistory, field: string, code: string | null): string | null => {
    if (row.entity === 'need' || row.entity === 'fact') return categories[row.entity].get(code ?? '') ?? null;
    const { categoryColumn } = shapeOf(row);
    return categoryColumn === undefined ? categoryOfField(row, field) : heldIn(row, categoryColumn);
  };
  const maySeeField = (row: RowHistory, field: string, code: string | null): boolean => {
    if (seen === 'everything') return true;
    const all: readonly (string | null)[] = seen;
    return all.includes(categoryOf(row, field, code)) && ofRow(row).every((category) => all.includes(category));
  };
  const titleOf = (row: RowHistory, code: string | null): string => {
    const label = thingLabel(entities[row.entity].code);
    if (code === null) return label;
    if (row.entity === 'need') return `${label}: ${names.need(code)}`;
    const period = periods.get(row.rowId) ?? null;
    return `${label}: ${names.fact(code)}${period === null ? '' : `, ${names.period(period)}`}`;
  };
  return {
    tell(row) {
      if (leftOut.includes(row.entity)) return null;
      const code = codeOf(row);
      const fields = row.fields.flatMap(({ field, before, after }) => {
        const words = fieldWords(entities[row.entity].code, field);
        if (words.meaning === 'hidden' || !maySeeField(row, field, code)) return [];
        const say = (value: typeof before) => valueInWords(words.meaning, value, names, code);
        return [{ words, before: say(before), after: say(after) }];
      });
      if (fields.length === 0) return null;
      const { seq, at, userId, kind } = row;
      const agency = names.agency(agencies.get(userId) ?? '');
      return { seq, at, who: names.user(userId), agency, kind, thing: titleOf(row, code), fields };
    },
  };
}

const entriesOnPage = 40;

/** What of somebody's history a reader may see: kinds of information, but for some rows. */
interface SeenOfHistory {
  readonly categories: readonly PersonCategory[];
  readonly without: ReadonlySet<string>;
}

/** One page of somebody's history for a reader, newest first, and where the next one begins; null after the last. */
export function historyPage(
  db: ReadDb,
  keys: HistoryKeys,
  personId: string,
  before: number | null,
  { categories, without }: SeenOfHistory,
): { entries: HistoryEntry[]; next: number | null } {
  const teller = createTeller(db, keys, categories);
  const entries: HistoryEntry[] = [];
  for (const row of historyOf(db, keys, personId, before)) {
    const told = without.has(row.rowId) ? null : teller.tell(row);
    if (told === null) continue;
    if (entries.length === entriesOnPage) return { entries, next: entries.at(-1)?.seq ?? null };
    const fields = told.fields.map(({ words, ...values }) => ({
      label: words.label,
      isDay: words.meaning === 'day',
      isMoment: words.meaning === 'moment',
      ...values,
    }));
    entries.push({ ...told, fields });
  }
  return { entries, next: null };
}
