/**
 * Who is in the cohort: two or more of five needs (programme initiation document of June 2018, plan on a page), which
 * also speaks of people at risk. Section 3.2 says "such as, but not exclusively", hence open definitions.
 * There is no score, no order and no cut-off: the outcome is a reading of the facts, with its reasons.
 */

export const coreNeeds = [
  'homelessness',
  'offending',
  'substance-misuse',
  'mental-ill-health',
  'worklessness',
] as const;
export type CoreNeed = (typeof coreNeeds)[number];

export const answers = ['yes', 'no', 'not-known', 'declined', 'not-asked'] as const;
export type Answer = (typeof answers)[number];

export const answerLabels: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
  declined: 'Declined to say',
  'not-asked': 'Not asked',
};

/** A need is four separate facts; null is not yet entered. */
export interface NeedFacts {
  readonly code: string;
  readonly suspected: Answer | null;
  readonly disclosed: Answer | null;
  readonly helpOffered: Answer | null;
  readonly helpAgreed: Answer | null;
  readonly atRisk: boolean;
}

/** One version of the definition. `closed` counts only its own needs; `open` counts local needs too. */
export interface CohortDefinition {
  readonly code: string;
  readonly label: string;
  readonly openness: 'closed' | 'open';
  readonly needCodes: readonly string[];
  readonly minimum: number;
}

export const eligibilityOutcomes = ['meets', 'at-risk', 'does-not-meet'] as const;
export type EligibilityOutcome = (typeof eligibilityOutcomes)[number];

export const eligibilityLabels: Readonly<Record<EligibilityOutcome, string>> = {
  meets: 'Meets the definition',
  'at-risk': 'At risk of meeting the definition',
  'does-not-meet': 'Does not meet the definition',
};

export interface Eligibility {
  readonly outcome: EligibilityOutcome;
  /** Codes of the needs that count as present. */
  readonly present: readonly string[];
  /** Codes of the needs that count as at risk and not as present. */
  readonly atRisk: readonly string[];
  /** One plain sentence per need, in the order of the definition, local needs after it. */
  readonly reasons: readonly string[];
  readonly summary: string;
}

/** Suspected or disclosed is enough: a need may be known to one side only. */
export const isPresent = (need: { readonly suspected: string | null; readonly disclosed: string | null }): boolean =>
  need.suspected === 'yes' || need.disclosed === 'yes';

/** What decides whether somebody meets a definition. */
export type DecidingFacts = Pick<NeedFacts, 'code' | 'suspected' | 'disclosed' | 'atRisk'>;

export type EligibilityReading = Pick<Eligibility, 'outcome' | 'present' | 'atRisk'>;

const localTo = ({ needCodes }: CohortDefinition, needs: readonly DecidingFacts[]): string[] => [
  ...new Set(needs.map((need) => need.code).filter((code) => !needCodes.includes(code))),
];

const countedBy = (definition: CohortDefinition, local: readonly string[]): string[] => {
  const named = [...new Set(definition.needCodes)];
  return definition.openness === 'open' ? [...named, ...local] : named;
};

/** The outcome with its needs and without its reasons, for lists of many people. */
export function readEligibility(definition: CohortDefinition, needs: readonly DecidingFacts[]): EligibilityReading {
  const counted = countedBy(definition, localTo(definition, needs));
  const found = new Set(needs.filter(isPresent).map((need) => need.code));
  const risked = new Set(needs.filter((need) => need.atRisk).map((need) => need.code));
  const present = counted.filter((code) => found.has(code));
  const atRisk = counted.filter((code) => !found.has(code) && risked.has(code));
  return { outcome: outcomeOf(definition.minimum, present.length, atRisk.length), present, atRisk };
}

/**
 * Reads a person's needs against one version of the definition. When a need is listed twice the lines are read together.
 * `labels` gives the plain label of each need; a code without one is shown as it is.
 */
export function assessEligibility(
  definition: CohortDefinition,
  needs: readonly NeedFacts[],
  labels: Readonly<Record<string, string>>,
): Eligibility {
  const local = localTo(definition, needs);
  const counted = countedBy(definition, local);
  const reading = readEligibility(definition, needs);
  const { outcome, present, atRisk } = reading;
  const lines = (code: string) => needs.filter((need) => need.code === code);
  const label = (code: string) => labels[code] ?? code;
  const reasons = [
    ...counted.map((code) => `${label(code)}: ${reason(lines(code))}.`),
    ...local.filter((code) => !counted.includes(code)).map((code) => `${label(code)}: ${outside(lines(code))}.`),
  ];
  const of = definition.openness === 'open' ? null : new Set(definition.needCodes).size;
  const summary = summarise(outcome, present.length, atRisk.length, of, definition.minimum);
  return { ...reading, reasons, summary };
}

function outcomeOf(minimum: number, present: number, atRisk: number): EligibilityOutcome {
  if (present >= minimum) return 'meets';
  return present + atRisk >= minimum ? 'at-risk' : 'does-not-meet';
}

function reason(lines: readonly NeedFacts[]): string {
  if (lines.some(isPresent)) return `counted, because it is ${how(lines)}`;
  if (lines.some((need) => need.atRisk)) return 'at risk, and not counted as present';
  const need = lines[0];
  if (!need || (need.suspected === null && need.disclosed === null)) return 'not counted, nothing is recorded yet';
  return `not counted; suspected: ${inWords(need.suspected)}; disclosed: ${inWords(need.disclosed)}`;
}

function outside(lines: readonly NeedFacts[]): string {
  const state = lines.some(isPresent)
    ? how(lines)
    : lines.some((need) => need.atRisk)
      ? 'at risk'
      : 'recorded as not present';
  return `${state}, but a local need is not part of this definition`;
}

function how(lines: readonly NeedFacts[]): string {
  const suspected = lines.some((need) => need.suspected === 'yes');
  const disclosed = lines.some((need) => need.disclosed === 'yes');
  return suspected && disclosed ? 'suspected and disclosed' : suspected ? 'suspected' : 'disclosed';
}

const inWords = (answer: Answer | null): string =>
  answer === null ? 'not entered yet' : answerLabels[answer].toLowerCase();

const numbers = ['none', 'one', 'two', 'three', 'four', 'five'] as const;

function summarise(
  outcome: EligibilityOutcome,
  present: number,
  atRisk: number,
  of: number | null,
  minimum: number,
): string {
  const found = of === null ? `${present} ${present === 1 ? 'need' : 'needs'}` : `${present} of ${of}`;
  const risk = outcome === 'at-risk' ? ` and ${atRisk} at risk` : '';
  const needed = `${numbers[minimum] ?? minimum} or more ${minimum === 1 ? 'is' : 'are'} needed`;
  return `${eligibilityLabels[outcome]}: ${found}${risk}, ${needed}`;
}
