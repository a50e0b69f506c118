import type { WriteDb } from '../../../db/handles.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { agencies } from '../../../db/repositories/programme/reference.ts';
import { openUntil } from '../../../db/repositories/sharing/openings.ts';
import { holdingAgency, type SharingRow, sharingOf, sharingOfCell } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { AgencySharing } from '../../../domain/sharing/operations.ts';
import type { SharingBasis } from '../../../domain/sharing/words.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { keepApartHandlers } from './sharing-apart.ts';
import { openingHandlers } from './sharing-openings.ts';

const holds = ({ fromOn, untilOn }: SharingRow, today: string): boolean =>
  fromOn <= today && (untilOn === null || untilOn >= today);

/** What an agency sees of one category today: what was said, else what holds by itself. */
function cellOf(row: SharingRow | undefined, byDefault: boolean, today: string) {
  const sees = row !== undefined && holds(row, today) ? row.decision === 'shared' : byDefault;
  const said =
    row === undefined
      ? null
      : {
          decision: row.decision,
          basis: row.basis as SharingBasis | null,
          fromOn: row.fromOn,
          untilOn: row.untilOn,
        };
  return { sees, said };
}

function agenciesOf(context: ReadContext, personId: string): AgencySharing[] {
  const { db, session, viewer } = context;
  const rows = sharingOf(db, personId);
  const holder = holdingAgency(db, personId);
  return agencies(db).map(({ id, name }) => {
    const [isHolder, coordinates] = [id === holder, id === session.coordinatingAgencyId];
    const cells = personCategories.map((category) => {
      const row = rows.find((one) => one.agencyId === id && one.category === category);
      return { category, ...cellOf(row, isHolder || coordinates, viewer.today) };
    });
    return { agencyId: id, agencyName: name, holds: isHolder, coordinates, cells };
  });
}

/** Whoever acts for the partnership decides, and so does the agency that holds the record. */
function mayDecide({ db, viewer, user, session }: ReadContext, personId: string): readonly PersonCategory[] {
  const isCoordinator = user.roles.includes('coordinator') && user.agencyId === session.coordinatingAgencyId;
  const holdsRecord = user.roles.includes('caseworker') && holdingAgency(db, personId) === user.agencyId;
  return isCoordinator || holdsRecord ? categoriesOf(db, viewer, personId) : [];
}

function assertMayDecide(context: WriteContext, personId: string, categories: readonly PersonCategory[]): void {
  const fields = categories.map((category) => ({ field: 'categories', category }));
  assertMayWrite(context.db, context.viewer, personId, fields);
  const allowed = mayDecide(context, personId);
  if (categories.some((category) => !allowed.includes(category))) throw new Refusal('not-allowed');
}

/** Nothing of a person can be seen by an agency that may not know who they are. */
function assertIdentityFirst(
  { db, session, viewer }: WriteContext,
  { personId, agencyId, categories, decision }: ParsedInputOf<'sharing.decide'>,
): void {
  if (decision !== 'shared' || categories.includes('identity')) return;
  const byDefault = agencyId === session.coordinatingAgencyId || holdingAgency(db, personId) === agencyId;
  const known = cellOf(sharingOfCell(db, personId, agencyId, 'identity'), byDefault, viewer.today);
  if (!known.sees) throw new Refusal('identity-first', 'categories');
}

function decide(db: WriteDb, input: ParsedInputOf<'sharing.decide'>): void {
  const { personId, agencyId, categories, decision, basis, fromOn, untilOn, note } = input;
  for (const category of new Set(categories)) {
    const known = sharingOfCell(db, personId, agencyId, category);
    const said = { decision, basis: decision === 'shared' ? basis : null, fromOn, untilOn, note };
    if (known === undefined) db.insert('sharing', { personId, agencyId, category, ...said });
    else db.update('sharing', known.id, said);
  }
}

export const sharingHandlers: FeatureHandlers<'sharing'> = {
  'sharing.ofPerson': (context, { personId }) => ({
    agencies: agenciesOf(context, personId),
    mayDecide: [...mayDecide(context, personId)],
    openUntil: openUntil(context.db, context.user.id, personId, context.viewer.now),
  }),
  'sharing.decide': (context, input) => {
    const { db } = context;
    assertMayDecide(context, input.personId, input.categories);
    if (!agencies(db).some((agency) => agency.id === input.agencyId)) throw new Refusal('agency-unknown', 'agencyId');
    // While the use of a record is restricted nobody is shown more of it; keeping something back stays possible.
    if (input.decision === 'shared') assertNotRestricted(db, input.personId, 'decision');
    if (input.decision === 'shared' && input.basis === null) throw new Refusal('basis-missing', 'basis');
    if (input.untilOn !== null && input.untilOn < input.fromOn) throw new Refusal('date-order', 'untilOn');
    assertIdentityFirst(context, input);
    decide(db, input);
    return { transactionId: db.transactionId };
  },
  'sharing.takeBack': (context, { personId, agencyId, category }) => {
    const { db } = context;
    assertMayDecide(context, personId, [category]);
    const known = sharingOfCell(db, personId, agencyId, category);
    if (known === undefined) throw new Refusal('not-found', 'category');
    // Without "not shared" an agency may see by default what it was kept from.
    if (known.decision === 'not-shared') assertNotRestricted(db, personId, 'category');
    db.remove('sharing', known.id);
    return { transactionId: db.transactionId };
  },
  ...openingHandlers,
  ...keepApartHandlers,
};
