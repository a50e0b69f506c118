import type { PersonCategory } from '../access.ts';
import type { LawfulBasis } from './words.ts';

/** On what ground something is shared or told. The codes of conditions and gateways are in the register's own lists. */
export interface Ground {
  readonly basis: LawfulBasis;
  /** For special categories (UK GDPR, Article 9), such as health. */
  readonly condition: string | null;
  /** For criminal offence data (UK GDPR, Article 10). */
  readonly offenceCondition: string | null;
  /** The power or duty in another Act that opens the way. */
  readonly gateway: string | null;
  /** What answers the common law duty of confidentiality, which stands beside data protection. */
  readonly confidentiality: string | null;
}

/** No ground but a basis. */
export const onlyBasis = (basis: LawfulBasis): Ground => ({
  basis,
  condition: null,
  offenceCondition: null,
  gateway: null,
  confidentiality: null,
});

/** What is still to be said of a ground, or to be thought of; none of it stops anybody. */
export const groundGaps = [
  'condition-missing',
  'offence-condition-missing',
  'confidentiality-missing',
  'consent-as-basis',
  'condition-not-capable',
  'police-apart',
] as const;
export type GroundGap = (typeof groundGaps)[number];

/**
 * What a ground leaves open for these kinds of information. Health needs a condition of Article 9 and something that
 * answers the duty of confidentiality; police and courts need a condition of Article 10 with Schedule 1 of the Data
 * Protection Act 2018. Consent as the basis is warned of: it has to be free, and it ends when it is taken back.
 */
export function gapsOf(ground: Ground, kinds: readonly PersonCategory[], toPolice = false): GroundGap[] {
  const found: GroundGap[] = [];
  if (kinds.includes('health') && ground.condition === null) found.push('condition-missing');
  if (kinds.includes('offending') && ground.offenceCondition === null) found.push('offence-condition-missing');
  if (kinds.includes('health') && ground.confidentiality === null) found.push('confidentiality-missing');
  if (ground.basis === 'consent') found.push('consent-as-basis');
  if (ground.condition === 'vital-interests' || ground.offenceCondition === 'vital-interests')
    found.push('condition-not-capable');
  if (toPolice) found.push('police-apart');
  return found;
}

/** Gaps that leave a ground unfinished, as against those that only ask somebody to think. */
export const isOpenGap = (gap: GroundGap): boolean => gap.endsWith('-missing');

/** What the register's list says of a gateway. */
export interface Gateway {
  readonly code: string;
  /** The kinds of information that it opens; null for all. */
  readonly covers: readonly PersonCategory[] | null;
  /** Whether it asks for the person's own agreement, as the duty to refer does. */
  readonly needsAgreement: boolean;
}

/** Kinds of information that a gateway does not open. */
export const outsideGateway = (gateway: Gateway, kinds: readonly PersonCategory[]): PersonCategory[] =>
  gateway.covers === null ? [] : kinds.filter((kind) => gateway.covers?.includes(kind) === false);
