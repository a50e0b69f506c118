/** The words of referrals, in one place for screen, history and papers. */

export const decisionCodes = ['taken-on', 'not-taken-on', 'deferred'] as const;
export type DecisionCode = (typeof decisionCodes)[number];

export const decisionLabels: Readonly<Record<DecisionCode, string>> = {
  'taken-on': 'Taken on',
  'not-taken-on': 'Not taken on, advice given',
  deferred: 'Deferred to a day',
};

export const agreements = ['agreed', 'declined', 'not-known', 'not-asked'] as const;
export type Agreement = (typeof agreements)[number];

/** What the person said about being referred. */
export const agreementLabels: Readonly<Record<Agreement, string>> = {
  agreed: 'Agreed to it',
  declined: 'Said no to it',
  'not-known': 'Not known',
  'not-asked': 'Not asked yet',
};

export const factorAnswers = ['weighs-for', 'weighs-against', 'considered', 'not-known'] as const;
export type FactorAnswer = (typeof factorAnswers)[number];

/** How one factor was answered: in words, never by a number. */
export const factorAnswerLabels: Readonly<Record<FactorAnswer, string>> = {
  'weighs-for': 'Weighs for',
  'weighs-against': 'Weighs against',
  considered: 'Considered, decides nothing',
  'not-known': 'Not known',
};
