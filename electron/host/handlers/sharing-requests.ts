import { agencies } from '../../../db/repositories/programme/reference.ts';
import { listNotices, sharingRequestsOf } from '../../../db/repositories/sharing/notices.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { writeKinds } from '../../../domain/sharing/kinds.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';

/** Whoever writes down what a person said has to see their story. */
export const assertStory = ({ db, viewer }: WriteContext, personId: string, field: string): void =>
  assertMayWrite(db, viewer, personId, [{ field, category: 'story' }]);

/** Refuses an agency that is none of the partnership today. */
export function assertAgency({ db }: WriteContext, agencyId: string): void {
  if (!agencies(db).some(({ id }) => id === agencyId)) throw new Refusal('agency-unknown', 'agencyId');
}

type Answer = Omit<ParsedInputOf<'sharing.answerRequest'>, 'personId' | 'sharingRequestId'>;

function checkedAnswer({ viewer }: WriteContext, answer: Answer, askedOn: IsoDate, within: string): Answer {
  if (answer.decidedOn > viewer.today) throw new Refusal('date-in-future', `${within}decidedOn`);
  if (answer.decidedOn < askedOn) throw new Refusal('answered-before-asked', `${within}decidedOn`);
  if (answer.outcome !== 'met' && answer.because === null) throw new Refusal('refusal-reason', `${within}because`);
  return answer;
}

/** Somebody asked for information about a person; with the answer, if there is one. */
export function recordRequest(context: WriteContext, input: ParsedInputOf<'sharing.recordRequest'>): void {
  const { db, viewer } = context;
  const { personId, agencyId, otherParty, askedOn, answer } = input;
  assertStory(context, personId, 'askedFor');
  if (agencyId === null && otherParty === null) throw new Refusal('asker-missing', 'agencyId');
  if (agencyId !== null && otherParty !== null) throw new Refusal('asker-twice', 'otherParty');
  if (agencyId !== null) assertAgency(context, agencyId);
  if (askedOn > viewer.today) throw new Refusal('date-in-future', 'askedOn');
  const given = answer === null ? {} : checkedAnswer(context, answer, askedOn, 'answer.');
  const { direction, askedBy, askedFor } = input;
  const asked = { direction, agencyId, otherParty, askedBy, askedFor, askedOn };
  db.insert('sharingRequest', { personId, ...asked, categories: writeKinds(input.categories), ...given });
}

/** Answers a request that waited. */
export function answerRequest(context: WriteContext, input: ParsedInputOf<'sharing.answerRequest'>): void {
  const { personId, sharingRequestId, ...answer } = input;
  const { db } = context;
  assertStory(context, personId, 'outcome');
  const found = sharingRequestsOf(db, personId).find(({ id }) => id === sharingRequestId);
  if (found === undefined) throw new Refusal('not-found', 'sharingRequestId');
  if (found.outcome !== null) throw new Refusal('already-answered', 'sharingRequestId');
  db.update('sharingRequest', sharingRequestId, checkedAnswer(context, answer, found.askedOn, ''));
}

/** That somebody was given a version of the notice that was in use on that day. */
export function giveNotice({ db, viewer, user }: WriteContext, input: ParsedInputOf<'sharing.giveNotice'>): void {
  const notice = listNotices(db).find(({ id }) => id === input.privacyNoticeId);
  if (notice === undefined) throw new Refusal('notice-unknown', 'privacyNoticeId');
  if (input.givenOn > viewer.today) throw new Refusal('date-in-future', 'givenOn');
  if (input.givenOn < notice.fromOn) throw new Refusal('notice-not-yet', 'givenOn');
  db.insert('noticeGiven', { ...input, givenBy: user.id });
}
