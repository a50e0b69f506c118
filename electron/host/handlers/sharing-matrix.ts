import { consentsOf, type KeptConsent } from '../../../db/repositories/sharing/consents.ts';
import { lastToldOf, listDisclosures, ofPerson } from '../../../db/repositories/sharing/disclosure-list.ts';
import { type KeptAgreement, listAgreements } from '../../../db/repositories/sharing/grounds.ts';
import {
  holdingAgency,
  refusedRequests,
  type SharingRow,
  sharingOf,
} from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { agreementStanding } from '../../../domain/sharing/agreements.ts';
import { saidOfKind } from '../../../domain/sharing/consent.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { gapsOf } from '../../../domain/sharing/grounds.ts';
import { isLawfulBasis, type SharingBasis } from '../../../domain/sharing/words.ts';
import type { ReadContext } from '../context.ts';
import { seesSaid, seesTelling } from './sharing-sight.ts';

type Said = AgencySharing['cells'][number]['said'];

const holdsOn = ({ fromOn, untilOn }: SharingRow, today: string): boolean =>
  fromOn <= today && (untilOn === null || untilOn >= today);

/** Whether an agency sees a category today: what was said, else what holds by itself. */
export const seesToday = (row: SharingRow | undefined, byDefault: boolean, today: string): boolean =>
  row !== undefined && holdsOn(row, today) ? row.decision === 'shared' : byDefault;

function troubleOf(agreement: KeptAgreement | undefined, today: string) {
  const standing = agreement === undefined ? 'in-force' : agreementStanding(agreement, today);
  return standing === 'review-due' || standing === 'run-out' || standing === 'ended' ? standing : null;
}

/** What was decided of one cell, with its ground and what that leaves open. */
function saidOf(row: SharingRow, agreements: readonly KeptAgreement[], today: string): Said {
  const { decision, condition, offenceCondition, gateway, confidentiality, agreementId, fromOn, untilOn } = row;
  const basis = row.basis as SharingBasis | null;
  const agreement = agreements.find((one) => one.row.id === agreementId);
  const isGrounded = decision === 'shared' && basis !== null && isLawfulBasis(basis);
  const ground = { condition, offenceCondition, gateway, confidentiality };
  return {
    decision,
    basis,
    ...ground,
    agreementId,
    agreement: agreement?.row.title ?? null,
    agreementTrouble: troubleOf(agreement, today),
    fromOn,
    untilOn,
    gaps: isGrounded ? gapsOf({ basis, ...ground }, [row.category as PersonCategory]) : [],
  };
}

interface OfPerson {
  readonly rows: readonly SharingRow[];
  readonly consents: readonly KeptConsent[];
  readonly agreements: readonly KeptAgreement[];
  readonly today: string;
}

function cellsOf(of: OfPerson, agencyId: string, byDefault: boolean, mayHear: boolean): AgencySharing['cells'] {
  return personCategories.map((category) => {
    const row = of.rows.find((one) => one.agencyId === agencyId && one.category === category);
    const { said, since } = saidOfKind(of.consents, agencyId, category, of.today);
    return {
      category,
      sees: seesToday(row, byDefault, of.today),
      said: row === undefined ? null : saidOf(row, of.agreements, of.today),
      own: mayHear ? { said, since } : null,
    };
  });
}

/** Every agency, what it sees of one person and why, what the person said of it, and when it was last told something. */
export function agenciesOf(context: ReadContext, personId: string): AgencySharing[] {
  const { db, session, viewer } = context;
  const seen = categoriesOf(db, viewer, personId);
  const of = {
    rows: sharingOf(db, personId),
    consents: consentsOf(db, [personId]),
    agreements: listAgreements(db),
    today: viewer.today,
  };
  const holder = holdingAgency(db, personId);
  const told = listDisclosures(db, viewer, ofPerson(personId), mostShown).filter((one) =>
    seesTelling(context, seen, one),
  );
  const lastTold = lastToldOf(told);
  const refused = refusedRequests(db, personId);
  return listAgencies(db)
    .filter(({ active }) => active)
    .map(({ id, name, kind }) => {
      const [isHolder, coordinates] = [id === holder, id === session.coordinatingAgencyId];
      const mayHear = seesSaid(context, seen, id);
      return {
        agencyId: id,
        agencyName: name,
        kind,
        holds: isHolder,
        coordinates,
        cells: cellsOf(of, id, isHolder || coordinates, mayHear),
        lastToldOn: lastTold.get(id) ?? null,
        refusedRequests: mayHear ? (refused.get(id) ?? 0) : 0,
      };
    });
}

/** How many disclosures of one person are looked at. */
export const mostShown = 500;
