import type { FeatureHandlers } from '../context.ts';
import { referralsConsideringHandlers } from './referrals-considering.ts';
import { referralsCountsHandlers } from './referrals-counts.ts';
import { referralsDecidingHandlers } from './referrals-deciding.ts';
import { referralsIntakeHandlers } from './referrals-intake.ts';
import { detailOf, listed, ofPerson, standingNow } from './referrals-view.ts';

export const referralsHandlers: FeatureHandlers<'referrals'> = {
  'referrals.list': ({ db, viewer }) => listed(db, viewer),
  'referrals.standing': ({ db, viewer }) => standingNow(db, viewer),
  'referrals.ofPerson': ({ db, viewer }, { personId }) => ({ referrals: ofPerson(db, viewer, personId) }),
  'referrals.open': ({ db, viewer }, { referralId }) => detailOf(db, viewer, referralId),
  ...referralsIntakeHandlers,
  ...referralsConsideringHandlers,
  ...referralsDecidingHandlers,
  ...referralsCountsHandlers,
};
