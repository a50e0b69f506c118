import { consentsOf } from '../../../db/repositories/sharing/consents.ts';
import { latestOfUser, listDisclosures, ofPerson } from '../../../db/repositories/sharing/disclosure-list.ts';
import { againstTelling, restingOn } from '../../../db/repositories/sharing/disclosures.ts';
import { checkGround, type GivenGround } from '../../../db/repositories/sharing/grounds.ts';
import { sharingOf } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadyDisclosure } from '../../../domain/sharing/disclosure-operations.ts';
import { type DisclosureWay, isLawfulBasis } from '../../../domain/sharing/words.ts';
import type { ReadContext } from '../context.ts';
import { seesTelling } from './sharing-sight.ts';

/** A telling of before, or one that is agreed on, before it is asked whether it can be done again. */
interface Candidate extends GivenGround {
  readonly agencyId: string | null;
  readonly recipient: string;
  readonly categories: readonly PersonCategory[];
  readonly purpose: string;
  readonly how: DisclosureWay;
  readonly from: ReadyDisclosure['from'];
}

const most = 5;

const groundOf = (row: GivenGround): GivenGround => ({
  basis: row.basis,
  condition: row.condition,
  offenceCondition: row.offenceCondition,
  gateway: row.gateway,
  confidentiality: row.confidentiality,
  agreementId: row.agreementId,
});

/** What was told about this person, by anybody. */
function toldBefore(context: ReadContext, personId: string, seen: readonly PersonCategory[]): Candidate[] {
  const { db, viewer } = context;
  return listDisclosures(db, viewer, ofPerson(personId), 30)
    .filter((one) => seesTelling(context, seen, one))
    .map((row) => ({
      ...groundOf(row),
      agencyId: row.agencyId,
      recipient: row.agencyName ?? row.recipientWords ?? '',
      categories: row.categories,
      purpose: row.purposeCode,
      how: row.how as DisclosureWay,
      from: 'this-person',
    }));
}

/** Whom the same user told about others. Somebody told in words belongs to the person it was about, and is left out. */
function toldByYou({ db, user }: ReadContext, personId: string, nameOf: (id: string) => string): Candidate[] {
  return latestOfUser(db, user.id, personId, 30).map((row) => ({
    ...groundOf(row),
    agencyId: row.agencyId,
    recipient: nameOf(row.agencyId ?? ''),
    categories: row.categories,
    purpose: row.purposeCode,
    how: row.how as DisclosureWay,
    from: 'you',
  }));
}

/** Whom the record is shared with today: each agency once, with the kinds that rest on the same ground as its first. */
function agreedOn({ db, viewer }: ReadContext, personId: string, nameOf: (id: string) => string): Candidate[] {
  const rows = sharingOf(db, personId).filter(
    ({ decision, fromOn, untilOn }) =>
      decision === 'shared' && fromOn <= viewer.today && (untilOn === null || untilOn >= viewer.today),
  );
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!first.has(row.agencyId)) first.set(row.agencyId, row);
  return [...first.values()].map((row) => {
    const alike = rows.filter(({ agencyId, basis }) => agencyId === row.agencyId && basis === row.basis);
    const kinds = new Set(alike.map(({ category }) => category));
    return {
      ...groundOf(row),
      agencyId: row.agencyId,
      recipient: nameOf(row.agencyId),
      categories: personCategories.filter((category) => kinds.has(category)),
      purpose: 'coordinate-help',
      how: 'phone',
      from: 'sharing',
    };
  });
}

/** Whether it can be recorded again today as it stands: what would be refused is not offered. */
function canBeDone({ db, viewer }: ReadContext, personId: string, one: Candidate): boolean {
  const told = { agencyId: one.agencyId, categories: one.categories, on: viewer.today };
  try {
    const opened = checkGround(db, one, told);
    const said = consentsOf(db, [personId]);
    if (one.basis === 'consent') restingOn(said, personId, told);
    if (opened?.needsAgreement === true) restingOn(said, personId, told, 'gateway');
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const keyOf = ({ recipient, basis, gateway, categories }: Candidate): string =>
  [recipient, basis, gateway, categories.join(' ')].join('|');

/**
 * What can be recorded with one press: what was told about this person before, what the same user told about others, and
 * whom the record is shared with. Only kinds that whoever asks may see.
 */
export function readyDisclosures(context: ReadContext, personId: string): ReadyDisclosure[] {
  const { db, viewer } = context;
  const seen = categoriesOf(db, viewer, personId);
  const agencies = listAgencies(db).filter(({ active }) => active);
  const nameOf = (id: string): string => agencies.find((one) => one.id === id)?.name ?? '';
  const candidates = [
    ...toldBefore(context, personId, seen),
    ...agreedOn(context, personId, nameOf),
    ...toldByYou(context, personId, nameOf),
  ].filter(
    (one) =>
      one.categories.length > 0 &&
      one.categories.every((category) => seen.includes(category)) &&
      one.recipient !== '' &&
      // What was said in words belongs to that one telling.
      one.purpose !== 'other' &&
      one.agencyId !== viewer.agencyId,
  );
  const found = new Map<string, ReadyDisclosure>();
  for (const one of candidates) {
    const { basis } = one;
    if (found.size === most) break;
    if (found.has(keyOf(one)) || basis === null || !isLawfulBasis(basis) || !canBeDone(context, personId, one))
      continue;
    const told = { agencyId: one.agencyId, categories: one.categories, on: viewer.today };
    const against = againstTelling(db, [personId], told).get(personId) ?? [];
    found.set(keyOf(one), { ...one, basis, categories: [...one.categories], against: [...against] });
  }
  return [...found.values()];
}
