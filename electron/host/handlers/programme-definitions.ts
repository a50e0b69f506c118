import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { listDefinitions, listNeedDefinitions } from '../../../db/repositories/programme/definitions.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { checkDefinition, codeFrom, dayBefore, replacedBy } from '../../../domain/people/definitions.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertCode } from './people-rules.ts';

const proposalList = 'local-need-proposal';

/** Needs that hold on or after a day, by code. */
const goingOn = (db: ReadDb, day: IsoDate) =>
  listNeedDefinitions(db).filter(({ validTo }) => validTo === null || validTo >= day);

function proposals(db: ReadDb, today: IsoDate) {
  const taken = new Set(goingOn(db, today).map(({ code }) => code));
  return listValues(db, today)
    .filter(({ list, code }) => list === proposalList && !taken.has(code))
    .map(({ code, label, definition, crosswalk }) => ({
      code,
      label,
      definition: definition ?? '',
      category: crosswalk.category ?? 'story',
    }));
}

/** The version before ends on the day before, so that one version holds on every day. */
function addDefinition(db: WriteDb, input: ParsedInputOf<'programme.addDefinition'>): string {
  const needs = goingOn(db, input.validFrom).map(({ code }) => code);
  for (const [at, code] of input.needCodes.entries()) assertCode(needs, code, `needCodes.${at}`);
  const next = { ...input, needCodes: [...new Set(input.needCodes)], code: codeFrom(input.label) };
  if (next.code === '') throw new Refusal('text-missing', 'label');
  const existing = listDefinitions(db);
  const refused = checkDefinition(next, existing);
  if (refused !== null) throw new Refusal(refused.code, refused.field);
  const before = replacedBy(next, existing);
  if (before !== undefined) db.update('definitionVersion', before.id, { validTo: dayBefore(next.validFrom) });
  return db.insert('definitionVersion', { ...next, needCodes: JSON.stringify(next.needCodes) });
}

function addLocalNeed(db: WriteDb, input: ParsedInputOf<'programme.addLocalNeed'>): string {
  const all = listNeedDefinitions(db);
  const code = codeFrom(input.label);
  if (code === '') throw new Refusal('text-missing', 'label');
  // A need that ended can begin again, from a later day on; what was recorded of it stays what it was.
  const clash = all.some((need) => need.code === code && (need.validTo === null || need.validTo >= input.validFrom));
  const labelTaken = goingOn(db, input.validFrom).some(
    ({ label }) => label.toLowerCase() === input.label.toLowerCase(),
  );
  if (clash || labelTaken) throw new Refusal('need-code-taken', 'label');
  // What was recorded of it before must not become another kind of information.
  if (all.some((need) => need.code === code && need.category !== input.category))
    throw new Refusal('need-category-stays', 'category');
  const position = Math.max(0, ...all.map((need) => need.position)) + 1;
  return db.insert('needDefinition', { ...input, code, officialLabel: input.label, core: 0, position });
}

type DefinitionOperations =
  | 'programme.definitions'
  | 'programme.addDefinition'
  | 'programme.addLocalNeed'
  | 'programme.endLocalNeed';

export const definitionHandlers: Pick<FeatureHandlers<'programme'>, DefinitionOperations> = {
  'programme.definitions': ({ db, clock }) => ({
    definitions: listDefinitions(db),
    needs: listNeedDefinitions(db).map(({ officialLabel: _official, position: _position, core, ...need }) => ({
      ...need,
      core: core === 1,
    })),
    proposals: proposals(db, clock.today()),
  }),
  'programme.addDefinition': ({ db }, input) => ({
    id: addDefinition(db, input),
    transactionId: db.transactionId,
  }),
  'programme.addLocalNeed': ({ db }, input) => ({ id: addLocalNeed(db, input), transactionId: db.transactionId }),
  'programme.endLocalNeed': ({ db }, { needId, validTo }) => {
    const need = listNeedDefinitions(db).find(({ id }) => id === needId);
    if (need === undefined) throw new Refusal('not-found', 'needId');
    if (need.core === 1) throw new Refusal('need-is-core', 'needId');
    if (validTo < need.validFrom) throw new Refusal('date-order', 'validTo');
    db.update('needDefinition', needId, { validTo });
    return { transactionId: db.transactionId };
  },
};
