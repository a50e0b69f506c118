import type { FidelitySectionKey, FidelityStatus, Rag } from '../../../domain/fidelity/fidelity.ts';

export interface InventedAim {
  readonly wording: string;
  /** "To be confirmed" is an owner too. */
  readonly owner: string;
  readonly dueOn: string;
  readonly state: 'open' | 'done' | 'dropped';
  readonly parts?: readonly InventedAim[];
}

export interface InventedSection {
  readonly rating: number;
  /** Left out where no aims were agreed: then there is nothing to colour. */
  readonly rag?: Exclude<Rag, 'not-set'>;
  readonly comments?: string;
  /** "None agreed this quarter" where left out. */
  readonly aims?: readonly InventedAim[];
}

/** One quarter's self-assessment of the invented partnership. */
export interface InventedQuarter {
  readonly code: string;
  readonly status: FidelityStatus;
  readonly overallRag: Rag;
  readonly writtenOn: string;
  /** Null while it is still a draft. */
  readonly issuedOn: string | null;
  readonly summary: string;
  readonly sections: Readonly<Record<FidelitySectionKey, InventedSection>>;
}

export const aim = (
  wording: string,
  owner: string,
  dueOn: string,
  state: InventedAim['state'],
  parts: readonly InventedAim[] = [],
): InventedAim => ({ wording, owner, dueOn, state, parts });

/** What the partnership wants to see in twelve months; the second wording holds from the autumn of 2018. */
export const visions: Readonly<Record<FidelitySectionKey, readonly [string, string]>> = {
  'partnership-and-coproduction': [
    'Every agency sends somebody who can say yes. People who have lived it sit at the same table, paid and prepared.',
    'Two members with lived experience vote on everything, and the chair is shared between a service and Plain Speaking.',
  ],
  'audit-and-consistency': [
    'One picture of need in Midshire that all partners recognise, including the women we rarely hear of.',
    'Anybody can refer, everybody hears back within two weeks, and those we do not take on leave with advice in writing.',
  ],
  'coordination-for-clients-and-services': [
    'Each person names one worker who answers the phone. A group meets fortnightly and removes what is in the way.',
    'Lead contacts have the time for it in their job descriptions, and handovers are confirmed by the person.',
  ],
  'flexible-responses-from-services': [
    'Three rules that lose people are found, written down and bent, with the names of those who can bend them.',
    'A missed appointment is a reason to go and look, in every service that signed up.',
  ],
  'workforce-development-and-service-improvement': [
    'New staff spend a day with the Tablecross Centre before their second week.',
    'What we learn about one person reaches the rota, the form or the contract of at least one service each quarter.',
  ],
  'measurement-of-success': [
    'Agreements to share are signed, and the five measures are asked about in a way people do not mind.',
    'Every quarter has figures for nine people in ten, and each figure says where it comes from.',
  ],
  'sustainability-and-systems-change': [
    'The partnership has chosen the two changes that matter most and says so in public.',
    'Dual support for drug use and mental health is a contract, not a favour.',
  ],
};
