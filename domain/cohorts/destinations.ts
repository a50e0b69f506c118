import { foldForSearch } from '../search.ts';

/** Words for not hearing from somebody, folded as a search folds them. Silence is not a destination. */
const silence =
  /\b(?:(?:no|not|lost|without|non)\s+(?:in\s+)?(?:contact|response|response to contact)|out of contact|silence|silent|disengag\w*|(?:did|does|has|have|will)\s+not\s+engage\w*|non\s*engage\w*|(?:could|can)\s*not\s+be\s+reached|not\s+heard|whereabouts|no\s+show|did\s+not\s+attend|unreachable)\b/;

/** Whether a destination, by its code or label, says only that somebody was not heard from. */
export const isSilence = (code: string, label = ''): boolean =>
  silence.test(foldForSearch(code.replaceAll('-', ' '))) || silence.test(foldForSearch(label));

/** That somebody has died is a status of the person and never a place to which they went. */
export const deathAsDestination = 'died';

/** Why the list has no such entry, beside the field. */
export const whyNoSilence =
  'Not hearing from somebody is not on this list, and never will be: somebody who has not been reached stays in the cohort.';
