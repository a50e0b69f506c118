import type { PersonCategory } from '../access.ts';
import { Refusal } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import { type ConsentDecision, kindsLeft, type SaidToAgency } from './consent.ts';
import type { AdvocateState, Capacity, ConsentWay } from './consent-words.ts';

/** What is written down of an answer. */
export interface AnswerGiven {
  readonly decision: ConsentDecision;
  readonly how: ConsentWay;
  readonly decidedOn: IsoDate;
  readonly reviewOn: IsoDate | null;
  readonly capacity: Capacity;
  readonly capacityNote: string | null;
  readonly advocate: AdvocateState;
  readonly advocateName: string | null;
}

/**
 * Refuses an answer that cannot be so. Everybody is taken to have capacity for a decision until it is shown otherwise
 * (Mental Capacity Act 2005, section 1); who lacks it cannot consent, and somebody named decides in their best interests
 * (section 4). A no is written down whatever their capacity: it is their wish.
 */
export function checkAnswer(given: AnswerGiven, today: IsoDate): void {
  const { decision, capacity, decidedOn, reviewOn } = given;
  if (decidedOn > today) throw new Refusal('date-in-future', 'decidedOn');
  if (reviewOn !== null && reviewOn <= decidedOn) throw new Refusal('review-too-early', 'reviewOn');
  if (decision === 'agreed' && capacity === 'lacks') throw new Refusal('consent-without-capacity', 'decision');
  if (decision === 'best-interests' && capacity !== 'lacks')
    throw new Refusal('best-interests-with-capacity', 'decision');
  if (capacity !== 'presumed' && given.capacityNote === null) throw new Refusal('capacity-who', 'capacityNote');
  const throughAdvocate = given.how === 'through-advocate' || given.advocate === 'present';
  if (throughAdvocate && given.advocateName === null) throw new Refusal('advocate-who', 'advocateName');
}

/** Refuses to take back what was not agreed to, on a day before it was, or that has been taken back already. */
export function checkWithdrawal(
  consent: SaidToAgency,
  given: {
    readonly withdrawnOn: IsoDate;
    readonly categories: readonly PersonCategory[];
    readonly toldWhom: string | null;
    readonly toldOn: IsoDate | null;
  },
  today: IsoDate,
): void {
  const { withdrawnOn, categories, toldWhom, toldOn } = given;
  if (consent.decision === 'declined') throw new Refusal('nothing-agreed', 'consentId');
  if (withdrawnOn > today) throw new Refusal('date-in-future', 'withdrawnOn');
  if (withdrawnOn < consent.decidedOn) throw new Refusal('withdrawn-before-agreed', 'withdrawnOn');
  const left = kindsLeft(consent, '9999-12-31');
  if (categories.some((category) => !left.includes(category))) throw new Refusal('not-agreed-to', 'categories');
  if ((toldWhom === null) !== (toldOn === null))
    throw new Refusal(toldWhom === null ? 'told-whom' : 'told-when', toldWhom === null ? 'toldWhom' : 'toldOn');
  if (toldOn === null) return;
  if (toldOn > today) throw new Refusal('date-in-future', 'toldOn');
  if (toldOn < withdrawnOn) throw new Refusal('told-before-withdrawn', 'toldOn');
}
