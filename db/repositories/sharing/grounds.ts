import type { PersonCategory } from '../../../domain/access.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { type AgreementTerms, agreementRefusal } from '../../../domain/sharing/agreements.ts';
import { type Gateway, outsideGateway } from '../../../domain/sharing/grounds.ts';
import { readKinds } from '../../../domain/sharing/kinds.ts';
import { isLawfulBasis, isSharingBasis } from '../../../domain/sharing/words.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { type ListValue, listValues } from '../programme/reference.ts';

/** The lists that hold the words of the law, by what they are chosen for. */
export const groundLists = {
  basis: 'lawful-basis',
  condition: 'special-condition',
  offenceCondition: 'offence-condition',
  gateway: 'sharing-gateway',
  confidentiality: 'confidentiality-basis',
  purpose: 'disclosure-purpose',
} as const;

/** Their values as they hold on a day. */
export function groundValues(db: ReadDb, on: IsoDate): readonly ListValue[] {
  const lists: readonly string[] = Object.values(groundLists);
  return listValues(db, on).filter(({ list }) => lists.includes(list));
}

export const gatewayOf = ({ code, crosswalk }: Pick<ListValue, 'code' | 'crosswalk'>): Gateway => ({
  code,
  covers: crosswalk.categories === undefined ? null : readKinds(crosswalk.categories),
  needsAgreement: crosswalk.needsAgreement === 'yes',
});

/** A ground as it is handed in, before anybody has looked at it. */
export interface GivenGround {
  readonly basis: string | null;
  readonly condition: string | null;
  readonly offenceCondition: string | null;
  readonly gateway: string | null;
  readonly confidentiality: string | null;
  readonly agreementId: string | null;
}

/** The lawful basis has to be one of Article 6; a gateway that was once chosen for one is refused with how it is meant. */
function assertBasis(basis: string | null): void {
  if (basis === null) throw new Refusal('basis-missing', 'basis');
  if (isLawfulBasis(basis)) return;
  throw new Refusal(isSharingBasis(basis) ? 'basis-is-no-basis' : 'unknown-code', 'basis');
}

const coded = ['condition', 'offenceCondition', 'gateway', 'confidentiality'] as const;

/**
 * Refuses a ground whose codes no list holds on that day, whose gateway does not open these kinds of information, or whose
 * agreement does not cover the agency, the kinds or the day. Answers with the gateway.
 */
export function checkGround(
  db: ReadDb,
  ground: GivenGround,
  told: { readonly agencyId: string | null; readonly categories: readonly PersonCategory[]; readonly on: IsoDate },
): Gateway | null {
  assertBasis(ground.basis);
  const values = groundValues(db, told.on);
  for (const field of coded) {
    const known = values.some(({ list, code }) => list === groundLists[field] && code === ground[field]);
    if (ground[field] !== null && !known) throw new Refusal('unknown-code', field);
  }
  const refusal = agreementProblem(db, ground.agreementId, told);
  if (refusal !== null) throw new Refusal(refusal, 'agreementId');
  const chosen = values.find(({ list, code }) => list === groundLists.gateway && code === ground.gateway);
  if (chosen === undefined) return null;
  const gateway = gatewayOf(chosen);
  if (outsideGateway(gateway, told.categories).length > 0) throw new Refusal('gateway-not-for-category', 'gateway');
  return gateway;
}

function agreementProblem(
  db: ReadDb,
  agreementId: string | null,
  told: Parameters<typeof agreementRefusal>[1],
): RefusalCode | null {
  if (agreementId === null) return null;
  const agreement = findAgreement(db, agreementId);
  return agreement === undefined ? 'agreement-unknown' : agreementRefusal(agreement, told);
}

export interface KeptAgreement extends AgreementTerms {
  readonly row: EntityTables['sharingAgreement'];
}

/** Every agreement with its parties, the newest first. */
export function listAgreements(db: ReadDb): KeptAgreement[] {
  const parties = db.all(db.selectFrom('sharingAgreementParty').select(['agreementId', 'agencyId']));
  const rows = db.all(db.selectFrom('sharingAgreement').selectAll().orderBy('signedOn', 'desc').orderBy('id'));
  return rows.map((row) => ({
    row,
    agencyIds: parties.filter((one) => one.agreementId === row.id).map((one) => one.agencyId),
    categories: readKinds(row.categories),
    signedOn: row.signedOn,
    reviewOn: row.reviewOn,
    endsOn: row.endsOn,
    endedOn: row.endedOn,
  }));
}

export const findAgreement = (db: ReadDb, id: string): KeptAgreement | undefined =>
  listAgreements(db).find(({ row }) => row.id === id);
