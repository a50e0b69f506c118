import type { Names } from '../../../domain/history/words.ts';
import type { ReadDb } from '../../handles.ts';

interface Worded {
  readonly id: string;
  readonly words: string;
}

const byId = (rows: readonly Worded[]) => {
  const words = new Map(rows.map((row) => [row.id, row.words]));
  return (id: string): string => words.get(id) ?? id;
};

/** Words for the ids and codes of the register, whenever they held: history speaks of what is no longer in use. */
export function namesIn(db: ReadDb): Names {
  const values = db.all(db.selectFrom('referenceValue').select(['list', 'code', 'label']).orderBy('validFrom'));
  const labels = new Map(values.map(({ list, code, label }) => [`${list} ${code}`, label]));
  const facts = db.all(db.selectFrom('factDefinition').select(['code', 'label', 'list']).orderBy('validFrom'));
  const lists = new Map(facts.map(({ code, list }) => [code, list]));
  const all = {
    needs: db.selectFrom('needDefinition').select(['code as id', 'label as words']).orderBy('validFrom'),
    agencies: db.selectFrom('agency').select(['id', 'name as words']),
    cohorts: db.selectFrom('cohort').select(['id', 'name as words']),
    periods: db.selectFrom('period').select(['id', 'label as words']),
    definitions: db.selectFrom('definitionVersion').select(['id', 'label as words']),
    users: db.selectFrom('userAccount').select(['id', 'displayName as words']),
  };
  return {
    list: (list, code) => labels.get(`${list} ${code}`) ?? code,
    need: byId(db.all(all.needs)),
    fact: byId(facts.map(({ code, label }) => ({ id: code, words: label }))),
    factList: (code) => lists.get(code) ?? null,
    agency: byId(db.all(all.agencies)),
    cohort: byId(db.all(all.cohorts)),
    period: byId(db.all(all.periods)),
    definition: byId(db.all(all.definitions)),
    user: byId(db.all(all.users)),
  };
}

/** The agency that each user belongs to now, by user id. */
export function agenciesOfUsers(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db.all(db.selectFrom('userAccount').select(['id', 'agencyId']));
  return new Map(rows.map((row) => [row.id, row.agencyId]));
}

/** The category of information of every need and every measure, by code; the newest version of each counts. */
export function categoriesByCode(db: ReadDb): Record<'need' | 'fact', ReadonlyMap<string, string>> {
  const of = (rows: readonly { code: string; category: string }[]) =>
    new Map(rows.map(({ code, category }) => [code, category]));
  return {
    need: of(db.all(db.selectFrom('needDefinition').select(['code', 'category']).orderBy('validFrom'))),
    fact: of(db.all(db.selectFrom('factDefinition').select(['code', 'category']).orderBy('validFrom'))),
  };
}
