import type { WriteDb } from '../../../db/handles.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { agencies } from '../../../db/repositories/programme/reference.ts';
import { consentsOf } from '../../../db/repositories/sharing/consents.ts';
import { restingOn } from '../../../db/repositories/sharing/disclosures.ts';
import { checkGround } from '../../../db/repositories/sharing/grounds.ts';
import { openUntil } from '../../../db/repositories/sharing/openings.ts';
import { holdingAgency, sharingOfCell } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { agreementHandlers } from './sharing-agreements.ts';
import { keepApartHandlers } from './sharing-apart.ts';
import { consentHandlers } from './sharing-consents.ts';
import { disclosureHandlers } from './sharing-disclosures.ts';
import { agenciesOf, seesToday } from './sharing-matrix.ts';
import { openingHandlers } from './sharing-openings.ts';

/** Whoever acts for the partnership decides, and so does the agency that holds the record. */
export function mayDecide({ db, viewer, user, session }: ReadContext, personId: string): readonly PersonCategory[] {
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
  const known = sharingOfCell(db, personId, agencyId, 'identity');
  if (!seesToday(known, byDefault, viewer.today)) throw new Refusal('identity-first', 'categories');
}

/** The ground that a decision rests on, checked for the day from which it holds; nothing where something is kept back. */
function groundOf(db: WriteDb, input: ParsedInputOf<'sharing.decide'>) {
  const none = { basis: null, condition: null, offenceCondition: null, gateway: null, confidentiality: null };
  if (input.decision !== 'shared') return { ...none, agreementId: null, consentId: null };
  const { basis, condition = null, offenceCondition = null, gateway = null, confidentiality = null } = input;
  const ground = {
    basis,
    condition,
    offenceCondition,
    gateway,
    confidentiality,
    agreementId: input.agreementId ?? null,
  };
  const told = { agencyId: input.agencyId, categories: input.categories, on: input.fromOn };
  const opened = checkGround(db, ground, told);
  const rests = (field: 'basis' | 'gateway'): string =>
    restingOn(consentsOf(db, [input.personId]), input.personId, told, field);
  if (opened?.needsAgreement === true) rests('gateway');
  return { ...ground, consentId: basis === 'consent' ? rests('basis') : null };
}

function decide(db: WriteDb, input: ParsedInputOf<'sharing.decide'>): void {
  const { personId, agencyId, categories, decision, fromOn, untilOn, note } = input;
  const said = { decision, ...groundOf(db, input), fromOn, untilOn, note };
  for (const category of new Set(categories)) {
    const known = sharingOfCell(db, personId, agencyId, category);
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
  ...agreementHandlers,
  ...consentHandlers,
  ...disclosureHandlers,
  ...openingHandlers,
  ...keepApartHandlers,
};
