import { consentsOf, type KeptConsent, sharingScope } from '../../../db/repositories/sharing/consents.ts';
import { listNotices, noticesGiven, sharingRequestsOf } from '../../../db/repositories/sharing/notices.ts';
import { holdingAgency, sharingOf } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { effectOfWithdrawal, kindsLeft, type WithdrawalEffect } from '../../../domain/sharing/consent.ts';
import type { NoticeGiven, SharingConsent, SharingRequest } from '../../../domain/sharing/consent-operations.ts';
import { checkAnswer, checkWithdrawal } from '../../../domain/sharing/consent-rules.ts';
import { readKinds, writeKinds } from '../../../domain/sharing/kinds.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { agenciesOf } from './sharing-matrix.ts';
import { answerRequest, assertAgency, assertStory, giveNotice, recordRequest } from './sharing-requests.ts';
import { seesSaid } from './sharing-sight.ts';

type ConsentHandlers = Pick<
  FeatureHandlers<'sharing'>,
  | 'sharing.said'
  | 'sharing.recordConsent'
  | 'sharing.withdrawConsent'
  | 'sharing.recordRequest'
  | 'sharing.answerRequest'
  | 'sharing.giveNotice'
>;

interface Shown {
  readonly agencyName: (id: string) => string;
  readonly today: IsoDate;
  readonly mayRead: boolean;
}

function shownConsent(one: KeptConsent, all: readonly KeptConsent[], shown: Shown): SharingConsent {
  const { row } = one;
  const left = one.decision === 'declined' ? [] : kindsLeft(one, shown.today);
  return {
    id: one.id,
    agencyId: one.agencyId,
    agency: shown.agencyName(one.agencyId),
    decision: one.decision,
    categories: [...one.categories],
    left,
    decidedOn: one.decidedOn,
    reviewOn: row.reviewOn,
    reviewDue: row.reviewOn !== null && row.reviewOn <= shown.today && left.length > 0,
    how: row.how as SharingConsent['how'],
    capacity: row.capacity as SharingConsent['capacity'],
    advocate: row.advocate as SharingConsent['advocate'],
    askedBy: one.asker,
    afterNo:
      one.decision === 'agreed' &&
      all.some(
        (other) =>
          other.agencyId === one.agencyId &&
          other.decision === 'declined' &&
          other.decidedOn <= one.decidedOn &&
          other.id < one.id,
      ),
    words: shown.mayRead
      ? {
          purpose: row.purpose,
          words: row.words,
          capacityNote: row.capacityNote,
          advocateName: row.advocateName,
        }
      : null,
    withdrawals: one.taken.map((taken) => ({
      withdrawnOn: taken.withdrawnOn,
      categories: readKinds(taken.categories),
      how: taken.how as SharingConsent['how'],
      words: shown.mayRead ? taken.words : null,
      toldWhom: shown.mayRead ? taken.toldWhom : null,
      toldOn: taken.toldOn,
    })),
  };
}

function shownRequest(
  row: ReturnType<typeof sharingRequestsOf>[number],
  mayRead: boolean,
  seen: readonly PersonCategory[],
): SharingRequest {
  const categories = readKinds(row.categories);
  const isShown = mayRead && categories.every((category) => seen.includes(category));
  return {
    id: row.id,
    direction: row.direction,
    other: row.agencyName ?? (isShown ? (row.otherParty ?? '') : 'Somebody outside the partnership'),
    categories,
    askedOn: row.askedOn,
    outcome: row.outcome,
    decidedOn: row.decidedOn,
    words: isShown
      ? { askedBy: row.askedBy, askedFor: row.askedFor, decidedBy: row.decidedBy, because: row.because }
      : null,
  };
}

function said(context: ReadContext, personId: string): OutputOf<'sharing.said'> {
  const { db, viewer, user } = context;
  const seen = categoriesOf(db, viewer, personId);
  const mayRead = seen.includes('story');
  const names = new Map(listAgencies(db).map(({ id, name }) => [id, name]));
  const shown: Shown = {
    agencyName: (id) => names.get(id) ?? '',
    today: viewer.today,
    mayRead,
  };
  const all = consentsOf(db, [personId]);
  const newest = listNotices(db).find(({ fromOn }) => fromOn <= viewer.today);
  return {
    consents: all
      .filter(({ agencyId }) => seesSaid(context, seen, agencyId))
      .map((one) => shownConsent(one, all, shown)),
    requests: sharingRequestsOf(db, personId)
      .filter(({ agencyId }) => seesSaid(context, seen, agencyId))
      .map((row) => shownRequest(row, mayRead, seen)),
    notices: noticesGiven(db, personId).map(({ fromOn, how, ...one }) => ({
      ...one,
      how: how as NoticeGiven['how'],
      newerVersion: newest !== undefined && newest.fromOn > fromOn ? newest.version : null,
    })),
    mayRecord: mayRead && user.roles.some((role) => role === 'coordinator' || role === 'caseworker'),
  };
}

/**
 * Ends what an agency sees by consent alone, from a day on: the cells say from then that it is kept from them. The agency
 * that holds the record, and the one that coordinates, go back to what they see without anybody's word.
 */
function endWhatRested(
  context: WriteContext,
  about: { readonly personId: string; readonly agencyId: string },
  categories: readonly PersonCategory[],
  on: IsoDate,
): WithdrawalEffect {
  const { db, session, viewer } = context;
  const { personId, agencyId } = about;
  const shown = agenciesOf(context, personId).find((one) => one.agencyId === agencyId)?.cells ?? [];
  // What begins later would rest on it too.
  const cells = shown.map((cell) => ({
    ...cell,
    sees: cell.sees || (cell.said?.decision === 'shared' && cell.said.fromOn > viewer.today),
  }));
  const effect = effectOfWithdrawal(cells, categories);
  const keeps = agencyId === session.coordinatingAgencyId || agencyId === holdingAgency(db, personId);
  const none = { basis: null, condition: null, offenceCondition: null, gateway: null, confidentiality: null };
  for (const row of sharingOf(db, personId)) {
    if (row.agencyId !== agencyId || !effect.ends.some((category) => category === row.category)) continue;
    if (keeps) db.remove('sharing', row.id);
    else
      db.update('sharing', row.id, { decision: 'not-shared', fromOn: on, untilOn: null, ...none, agreementId: null });
  }
  return effect;
}

const done = ({ db }: WriteContext, { ends, goesOn }: WithdrawalEffect) => ({
  transactionId: db.transactionId,
  ends: [...ends],
  goesOn: goesOn.map((one) => ({ ...one })),
});

function recordConsent(context: WriteContext, input: ParsedInputOf<'sharing.recordConsent'>) {
  const { db, viewer, user } = context;
  const { personId, agencyId, categories, decision, decidedOn } = input;
  assertStory(context, personId, 'decision');
  assertAgency(context, agencyId);
  checkAnswer(input, viewer.today);
  db.insert('consent', {
    personId,
    scope: sharingScope,
    agencyId,
    decision,
    decidedOn,
    categories: writeKinds(categories),
    purpose: input.purpose,
    how: input.how,
    words: input.words,
    capacity: input.capacity,
    capacityNote: input.capacityNote,
    advocate: input.advocate,
    advocateName: input.advocateName,
    askedBy: user.id,
    reviewOn: input.reviewOn,
  });
  if (decision !== 'declined') return done(context, { ends: [], goesOn: [] });
  return done(context, endWhatRested(context, { personId, agencyId }, categories, decidedOn));
}

function withdraw(context: WriteContext, input: ParsedInputOf<'sharing.withdrawConsent'>) {
  const { db, viewer, user } = context;
  const { personId, consentId, withdrawnOn, categories } = input;
  assertStory(context, personId, 'categories');
  const consent = consentsOf(db, [personId]).find(({ id }) => id === consentId);
  if (consent === undefined) throw new Refusal('not-found', 'consentId');
  checkWithdrawal(consent, input, viewer.today);
  const { how, words, toldWhom, toldOn } = input;
  const taken = { withdrawnOn, categories: writeKinds(categories), how, words, toldWhom, toldOn };
  db.insert('consentWithdrawal', { personId, consentId, ...taken, recordedBy: user.id });
  const left = kindsLeft(consent, '9999-12-31').filter((category) => !categories.includes(category));
  if (left.length === 0) db.update('consent', consentId, { withdrawnOn });
  return done(context, endWhatRested(context, { personId, agencyId: consent.agencyId }, categories, withdrawnOn));
}

export const consentHandlers: ConsentHandlers = {
  'sharing.said': (context, { personId }) => said(context, personId),
  'sharing.recordConsent': recordConsent,
  'sharing.withdrawConsent': withdraw,
  'sharing.recordRequest': (context, input) => {
    recordRequest(context, input);
    return { transactionId: context.db.transactionId };
  },
  'sharing.answerRequest': (context, input) => {
    answerRequest(context, input);
    return { transactionId: context.db.transactionId };
  },
  'sharing.giveNotice': (context, input) => {
    giveNotice(context, input);
    return { transactionId: context.db.transactionId };
  },
};
