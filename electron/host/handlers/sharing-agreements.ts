import type { WriteDb } from '../../../db/handles.ts';
import { findAgreement, gatewayOf, groundValues, listAgreements } from '../../../db/repositories/sharing/grounds.ts';
import { listNotices } from '../../../db/repositories/sharing/notices.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { SharingAgreement } from '../../../domain/sharing/agreement-operations.ts';
import { agreementStanding, holds } from '../../../domain/sharing/agreements.ts';
import { writeKinds } from '../../../domain/sharing/kinds.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';

type AgreementHandlers = Pick<
  FeatureHandlers<'sharing'>,
  'sharing.grounds' | 'sharing.addAgreement' | 'sharing.changeAgreement' | 'sharing.endAgreement' | 'sharing.addNotice'
>;

function grounds({ db, viewer }: ReadContext): OutputOf<'sharing.grounds'> {
  const agencies = listAgencies(db);
  const nameOf = (id: string): string => agencies.find((one) => one.id === id)?.name ?? '';
  const agreements = listAgreements(db).map((one) => ({
    ...one.row,
    kind: one.row.kind as SharingAgreement['kind'],
    controllers: one.row.controllers as SharingAgreement['controllers'],
    agencies: one.agencyIds.map((id) => ({ id, name: nameOf(id) })).toSorted((a, b) => a.name.localeCompare(b.name)),
    categories: [...one.categories],
    standing: agreementStanding(one, viewer.today),
  }));
  const covered = new Set(
    agreements.filter(({ standing }) => holds(standing)).flatMap((one) => one.agencies.map(({ id }) => id)),
  );
  return {
    grounds: groundValues(db, viewer.today).map((value) => {
      const { covers, needsAgreement } = gatewayOf(value);
      const { list, code, label, definition, crosswalk } = value;
      return {
        list,
        code,
        label,
        official: definition ?? '',
        source: crosswalk.source ?? null,
        covers: covers === null ? null : [...covers],
        needsAgreement,
      };
    }),
    agreements,
    notices: listNotices(db),
    agencies: agencies
      .filter(({ active }) => active)
      .map(({ id, name, kind }) => ({ id, name, kind, underAgreement: covered.has(id) })),
  };
}

type Terms = ParsedInputOf<'sharing.addAgreement'>;

/** Refuses days that cannot be so and agencies that there are not; answers with what is kept. */
function checkedTerms({ db, viewer }: WriteContext, input: Terms) {
  const { agencyIds, categories, ...terms } = input;
  if (terms.signedOn > viewer.today) throw new Refusal('date-in-future', 'signedOn');
  if (terms.reviewOn <= terms.signedOn) throw new Refusal('review-before-signed', 'reviewOn');
  if (terms.endsOn !== null && terms.endsOn < terms.signedOn) throw new Refusal('ends-before-signed', 'endsOn');
  const known = new Set(listAgencies(db).map(({ id }) => id));
  if (agencyIds.some((id) => !known.has(id))) throw new Refusal('agency-unknown', 'agencyIds');
  return { ...terms, categories: writeKinds(categories) };
}

function setParties(db: WriteDb, agreementId: string, agencyIds: readonly string[]): void {
  const wanted = new Set(agencyIds);
  const now = db.all(
    db.selectFrom('sharingAgreementParty').select(['id', 'agencyId']).where('agreementId', '=', agreementId),
  );
  for (const { id, agencyId } of now) if (!wanted.delete(agencyId)) db.remove('sharingAgreementParty', id);
  for (const agencyId of wanted) db.insert('sharingAgreementParty', { agreementId, agencyId });
}

/** Throws where there is no such agreement, or it has ended. */
function openAgreement({ db }: WriteContext, id: string) {
  const found = findAgreement(db, id);
  if (found === undefined) throw new Refusal('not-found', 'agreementId');
  if (found.endedOn !== null) throw new Refusal('agreement-ended', 'agreementId');
  return found;
}

export const agreementHandlers: AgreementHandlers = {
  'sharing.grounds': grounds,
  'sharing.addAgreement': (context, input) => {
    const { db } = context;
    const id = db.insert('sharingAgreement', checkedTerms(context, input));
    setParties(db, id, input.agencyIds);
    return { id, transactionId: db.transactionId };
  },
  'sharing.changeAgreement': (context, { agreementId, ...input }) => {
    const { db } = context;
    openAgreement(context, agreementId);
    db.update('sharingAgreement', agreementId, checkedTerms(context, input));
    setParties(db, agreementId, input.agencyIds);
    return { transactionId: db.transactionId };
  },
  'sharing.endAgreement': (context, { agreementId, endedOn, endedBecause }) => {
    const { db, viewer } = context;
    const found = openAgreement(context, agreementId);
    if (endedOn > viewer.today) throw new Refusal('date-in-future', 'endedOn');
    if (endedOn < found.signedOn) throw new Refusal('ends-before-signed', 'endedOn');
    db.update('sharingAgreement', agreementId, { endedOn, endedBecause });
    return { transactionId: db.transactionId };
  },
  'sharing.addNotice': ({ db }, input) => {
    if (listNotices(db).some(({ version }) => version === input.version))
      throw new Refusal('notice-version-taken', 'version');
    return { id: db.insert('privacyNotice', input), transactionId: db.transactionId };
  },
};
