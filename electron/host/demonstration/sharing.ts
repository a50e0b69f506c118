import type { PersonCategory } from '../../../domain/access.ts';
import type { LawfulBasis } from '../../../domain/sharing/words.ts';
import type { Enrolled } from './people.ts';
import { addPapers, midshireAgreement, policeProtocol, scheduleTellings, yesTo } from './sharing-record.ts';
import type { Play, Schedule } from './stage.ts';

interface InventedSharing {
  readonly agency: string;
  readonly categories: readonly PersonCategory[];
  readonly basis: LawfulBasis;
  readonly gateway?: string;
  readonly condition?: string;
  readonly confidentiality?: string;
  /** The title of the agreement it is under. */
  readonly under: string;
  /** With every how manieth person, counted from the first. */
  readonly every: number;
}

/** What the partners of Midshire are shown, agreed at one meeting of the forum. */
const shared: readonly InventedSharing[] = [
  {
    agency: 'Lanternfield Housing',
    categories: ['identity', 'contact', 'housing', 'story'],
    basis: 'public-task',
    under: midshireAgreement,
    every: 2,
  },
  {
    agency: 'Turning Path',
    categories: ['identity', 'contact', 'health', 'story'],
    basis: 'consent',
    condition: 'explicit-consent',
    confidentiality: 'consent',
    under: midshireAgreement,
    every: 3,
  },
  {
    agency: 'Midshire Police',
    categories: ['identity', 'safety'],
    basis: 'public-task',
    gateway: 'crime-and-disorder-s115',
    under: policeProtocol,
    every: 6,
  },
];

const decidedOn = '2019-07-01';
/** The two who must not meet, by their place among the invented people. */
const apart = [2, 5] as const;

/** Decisions about sharing, and one pair to keep apart. */
export function scheduleSharing(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  schedule.on(decidedOn, () => {
    const { agencies } = play('programme.reference', {});
    const idOf = (agency: string): string => agencies.find((one) => one.name === agency)?.id ?? '';
    const agreements = addPapers(play, idOf);
    for (const { agency, categories, every, under, ...ground } of shared) {
      const agencyId = idOf(agency);
      for (const { id: personId } of people.filter((_person, at) => at % every === 0)) {
        if (ground.basis === 'consent') play('sharing.recordConsent', { personId, ...yesTo(agencyId, categories) });
        const decision = { decision: 'shared' as const, fromOn: decidedOn, untilOn: null, note: null };
        const agreementId = agreements.get(under) ?? null;
        play('sharing.decide', {
          personId,
          agencyId,
          categories: [...categories],
          ...ground,
          agreementId,
          ...decision,
        });
      }
    }
    const [one, other] = apart.map((at) => people[at]?.id ?? '');
    if (one === undefined || other === undefined) return;
    play('sharing.keepApart', {
      personId: one,
      otherId: other,
      reason: 'They fell out badly over a room, and asked for it.',
    });
  });
  scheduleTellings(play, schedule, people);
}
