import type { PersonCategory } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { standsAgainst } from '../../../domain/sharing/against.ts';
import { saidOfKind } from '../../../domain/sharing/consent.ts';
import { guardOf, readKinds, writeKinds } from '../../../domain/sharing/kinds.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { Against, DisclosureWay, LawfulBasis } from '../../../domain/sharing/words.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';
import { openObjection, openRestrictions } from '../privacy/rights.ts';
import { listCodes } from '../programme/reference.ts';
import { consentsOf, type KeptConsent } from './consents.ts';
import { checkGround, groundLists } from './grounds.ts';

/** Who told whom about whom, what, on what ground. */
export interface DisclosureGiven {
  /** Who writes it down, for whose agency; a `Viewer` will do. */
  readonly by: Pick<Viewer, 'userId' | 'agencyId' | 'today' | 'now'>;
  readonly personIds: readonly string[];
  /** An agency of the register, or else somebody in words. */
  readonly agencyId?: string | null;
  readonly recipientWords?: string | null;
  readonly basis: LawfulBasis;
  readonly condition?: string | null;
  readonly offenceCondition?: string | null;
  readonly gateway: string | null;
  readonly confidentiality?: string | null;
  readonly agreementId: string | null;
  readonly categories: readonly PersonCategory[];
  readonly what: string | null;
  /** A code of the list `disclosure-purpose`; other words are kept as they are, under "something else". */
  readonly purpose: string;
  readonly purposeWords?: string | null;
  readonly whyNoLess?: string | null;
  /** The day, or the moment, as ISO text. */
  readonly at: string;
  readonly how: DisclosureWay;
  /** Why it was told although something stands against it. */
  readonly becauseAnyway?: string | null;
}

interface Told {
  readonly agencyId: string | null;
  readonly categories: readonly PersonCategory[];
  readonly on: IsoDate;
}

/** What is known of these people on that day, and what stands against telling; by person, none where nothing does. */
export function againstTelling(
  db: ReadDb,
  personIds: readonly string[],
  told: Told,
): ReadonlyMap<string, readonly Against[]> {
  const said = consentsOf(db, personIds);
  const restricted = new Set(openRestrictions(db, personIds).map(({ personId }) => personId));
  return new Map(
    personIds.map((personId) => [
      personId,
      standsAgainst(
        {
          said: said.filter(({ row }) => row.personId === personId),
          restricted: restricted.has(personId),
          objection: openObjection(db, personId) !== undefined,
          keptFrom: told.agencyId === null ? [] : keptFrom(db, personId, told.agencyId, told.on),
        },
        told,
      ),
    ]),
  );
}

function keptFrom(db: ReadDb, personId: string, agencyId: string, on: IsoDate): PersonCategory[] {
  const rows = db.all(
    db
      .selectFrom('sharing')
      .select('category')
      .where('personId', '=', personId)
      .where('agencyId', '=', agencyId)
      .where('decision', '=', 'not-shared')
      .where('fromOn', '<=', on)
      .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>=', on)])),
  );
  return readKinds(rows.map(({ category }) => category).join(' '));
}

/** The agreement on which something rests for one person; refused where there is none that covers all of it that day. */
export function restingOn(
  said: readonly KeptConsent[],
  personId: string,
  told: Told,
  field: 'basis' | 'gateway' = 'basis',
): string {
  const { agencyId, categories, on } = told;
  const own = said.filter(({ row }) => row.personId === personId);
  const holding = agencyId === null ? [] : categories.map((kind) => saidOfKind(own, agencyId, kind, on));
  const found = holding.filter((one) => one.said === 'agreed');
  const consentId = found[0]?.consentId ?? null;
  if (consentId !== null && found.length === categories.length) return consentId;
  if (holding.some((one) => one.said === 'withdrawn')) throw new Refusal('consent-withdrawn', field);
  if (holding.some((one) => one.said === 'declined')) throw new Refusal('consent-declined', field);
  if (holding.some((one) => one.said === 'best-interests')) throw new Refusal('consent-not-theirs', field);
  if (found.length > 0) throw new Refusal('consent-not-for-category', field);
  const later = own.some((one) => one.agencyId === agencyId && one.decision === 'agreed' && one.decidedOn > on);
  throw new Refusal(later ? 'before-consent' : 'consent-not-recorded', field);
}

/** Who was told: an agency or somebody in words, never both. */
export function recipientOf({
  agencyId = null,
  recipientWords = null,
}: Pick<DisclosureGiven, 'agencyId' | 'recipientWords'>) {
  const words = recipientWords?.trim() ?? '';
  if (agencyId === null && words === '') throw new Refusal('recipient-missing', 'agencyId');
  if (agencyId !== null && words !== '') throw new Refusal('recipient-twice', 'recipientWords');
  return { agencyId, recipientWords: agencyId === null ? words : null };
}

/** Refuses an agency that the register does not have. */
export function assertAgency(db: ReadDb, agencyId: string | null): void {
  if (agencyId === null) return;
  const found = db.first(db.selectFrom('agency').select('id').where('id', '=', agencyId));
  if (found === undefined) throw new Refusal('agency-unknown', 'agencyId');
}

/** The code of a purpose, and its words. */
export function purposeOf(db: ReadDb, given: Pick<DisclosureGiven, 'purpose' | 'purposeWords'>, on: IsoDate) {
  const isCode = listCodes(db, groundLists.purpose, on).includes(given.purpose);
  const words = isCode ? (given.purposeWords ?? null) : given.purpose;
  if (isCode && given.purpose === 'other' && words === null) throw new Refusal('purpose-missing', 'purposeWords');
  return { purposeCode: isCode ? given.purpose : 'other', purpose: words };
}

/** The day and the moment; what has not happened yet is not told. */
function whenOf({ at, by }: DisclosureGiven): { happenedOn: IsoDate; happenedAt: string | null } {
  const happenedOn = at.slice(0, 10);
  if (happenedOn > by.today) throw new Refusal('date-in-future', 'at');
  return { happenedOn, happenedAt: at.length > 10 ? at : null };
}

/**
 * Writes down that somebody was told about these people: one row for each of them, so that each can be erased by itself,
 * and in each one part for every kind of information. Words about several kinds stand beside the kind that is guarded
 * most. Answers with what they have in common. Refused, with the field, is what cannot be so; what stands against it asks
 * for the reason and is marked.
 */
export function recordDisclosure(db: WriteDb, given: DisclosureGiven): string {
  const recipient = recipientOf(given);
  assertAgency(db, recipient.agencyId);
  if (given.categories.length === 0) throw new Refusal('categories-missing', 'categories');
  const when = whenOf(given);
  const told: Told = { agencyId: recipient.agencyId, categories: given.categories, on: when.happenedOn };
  const { condition = null, offenceCondition = null, confidentiality = null } = given;
  const { basis, gateway, agreementId } = given;
  const ground = { basis, condition, offenceCondition, gateway, confidentiality, agreementId };
  const opened = checkGround(db, ground, told);
  const said = consentsOf(db, given.personIds);
  const purpose = purposeOf(db, given, when.happenedOn);
  const against = againstTelling(db, given.personIds, told);
  const reason = given.becauseAnyway?.trim() || null;
  const found = [...against.values()].some((one) => one.length > 0);
  if (given.personIds.length === 0) throw new Refusal('not-found', 'personIds');
  for (const personId of new Set(given.personIds)) {
    const rests = basis === 'consent' ? restingOn(said, personId, told) : null;
    if (opened?.needsAgreement === true) restingOn(said, personId, told, 'gateway');
    if (found && reason === null) throw new Refusal('reason-against', 'becauseAnyway');
    const own = against.get(personId) ?? [];
    const head = { ...recipient, ...ground, ...when, consentId: rests, how: given.how };
    const id = db.insert('disclosure', {
      personId,
      occasion: db.transactionId,
      purposeCode: purpose.purposeCode,
      ...head,
      recordedAt: given.by.now,
      recordedBy: given.by.userId,
      tellingAgencyId: given.by.agencyId,
      against: own.join(' '),
    });
    addParts(db, personId, id, given, { purpose: purpose.purpose, becauseAnyway: own.length > 0 ? reason : null });
  }
  return db.transactionId;
}

function addParts(
  db: WriteDb,
  personId: string,
  disclosureId: string,
  given: DisclosureGiven,
  words: { readonly purpose: string | null; readonly becauseAnyway: string | null },
): void {
  const guard = guardOf(given.categories);
  const all = { what: given.what, whyNoLess: given.whyNoLess ?? null, ...words };
  for (const category of readKinds(writeKinds(given.categories)))
    db.insert('disclosurePart', { personId, disclosureId, category, ...(category === guard ? all : {}) });
}
