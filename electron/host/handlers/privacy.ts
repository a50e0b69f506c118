import { listErasures } from '../../../db/repositories/privacy/erasures.ts';
import type { FeatureHandlers } from '../context.ts';
import { accessQueue, decideRedaction, makeAccessPack } from './privacy-access.ts';
import { checkOffCopy, erase, erasurePreview } from './privacy-erasure.ts';
import {
  beginRequest,
  decideRequest,
  extendRequest,
  personByReference,
  sendNotice,
  shownRequests,
  standingOf,
} from './privacy-requests.ts';
import { liftRestriction, restrict, shownRestrictions } from './privacy-restriction.ts';
import { beginReview, decideReview, liftHold, retentionList, setRule } from './privacy-retention.ts';

export const privacyHandlers: FeatureHandlers<'privacy'> = {
  'privacy.standing': (context, { personId }) => standingOf(context, personId),
  'privacy.find': (context, { reference }) => standingOf(context, personByReference(context, reference)),
  'privacy.requests': (context) => ({ requests: shownRequests(context) }),
  'privacy.beginRequest': beginRequest,
  'privacy.extendRequest': (context, { requestId, because }) => ({
    personId: extendRequest(context, requestId, because),
  }),
  'privacy.decideRequest': (context, input) => ({ personId: decideRequest(context, input) }),
  'privacy.sendNotice': (context, { noticeId, sentOn }) => ({ personId: sendNotice(context, noticeId, sentOn) }),
  'privacy.restrictions': shownRestrictions,
  'privacy.restrict': (context, input) => {
    restrict(context, input);
    return { personId: input.personId };
  },
  'privacy.liftRestriction': (context, input) => ({ personId: liftRestriction(context, input) }),
  'privacy.retention': retentionList,
  'privacy.setRetentionRule': (context, input) => {
    setRule(context, input);
    return {};
  },
  'privacy.beginReview': (context, { personId }) => ({ id: beginReview(context, personId), personId }),
  'privacy.decideReview': (context, input) => ({ personId: decideReview(context, input) }),
  'privacy.hold': ({ db, user, clock }, { personId, because }) => ({
    id: db.insert('retentionHold', { personId, because, placedOn: clock.today(), placedBy: user.id }),
    personId,
  }),
  'privacy.liftHold': (context, { holdId, because }) => ({ personId: liftHold(context, holdId, because) }),
  'privacy.accessQueue': (context, { requestId }) => accessQueue(context, requestId),
  'privacy.decideRedaction': (context, input) => ({ personId: decideRedaction(context, input) }),
  'privacy.makeAccessPack': makeAccessPack,
  'privacy.erasurePreview': (context, { personId }) => erasurePreview(context, personId),
  'privacy.erase': erase,
  'privacy.erasures': ({ db }) => ({ erasures: listErasures(db) }),
  'privacy.checkOffCopy': (context, { copyId, destroyedOn }) => {
    checkOffCopy(context, copyId, destroyedOn);
    return {};
  },
};
