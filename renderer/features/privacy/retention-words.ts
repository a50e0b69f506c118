import type { OutputOf } from '../../../domain/contract.ts';
import type { erasureBlocks } from '../../../domain/privacy/erasure-operations.ts';
import type { UnderReview } from '../../../domain/privacy/operations.ts';
import type { ErasureReason } from '../../../domain/privacy/requests.ts';
import { type RefusalCode, sentenceFor } from '../../../domain/refusal.ts';
import { dayInWords } from '../../ui/dates.ts';

export const erasureReasonLabels: Readonly<Record<ErasureReason, string>> = {
  'no-longer-needed': 'No longer needed for what it was recorded for',
  'consent-withdrawn': 'They took their agreement back, and nothing else allows it',
  'objection-upheld': 'They objected, and were right to',
  unlawful: 'It should never have been held',
  'legal-duty': 'A legal duty to erase',
  'entered-in-error': 'Entered by mistake',
};

export type Block = (typeof erasureBlocks)[number];

/** The sentence of the refusal that the host would give. */
export const blockInWords = (block: Block): string => sentenceFor(block satisfies RefusalCode);

export type Copy = OutputOf<'privacy.erase'>['copies'][number];

export const copyInWords = ({ kind, label, madeAt }: Copy): string =>
  `${kind === 'backup' ? 'Backup ' : ''}${label}, made ${dayInWords(madeAt.slice(0, 10))}`;

export const monthsInWords = (months: number): string => (months === 1 ? '1 month' : `${months} months`);

/** Why somebody's review is due when it is. */
export const clockInWords = ({ clock }: UnderReview): string =>
  `${monthsInWords(clock.months)} after ${clock.countsFrom === 'leaving' ? 'leaving' : 'the last change'} on ${dayInWords(clock.from)}`;
