import { alsoToldOf, type ListedDisclosure } from '../../../db/repositories/sharing/disclosure-list.ts';
import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { SaidToAgency } from '../../../domain/sharing/consent.ts';
import type { Disclosure } from '../../../domain/sharing/disclosure-operations.ts';
import { gapsOf, isOpenGap } from '../../../domain/sharing/grounds.ts';
import type { Against, DisclosureWay, LawfulBasis } from '../../../domain/sharing/words.ts';
import type { ReadContext } from '../context.ts';

/**
 * Whether whoever asks is shown what somebody said of sharing with an agency: those who act for the partnership, those who
 * see the person's story, and the agency itself.
 */
export const seesSaid = ({ viewer }: ReadContext, seen: readonly PersonCategory[], agencyId: string | null): boolean =>
  viewer.partnership || seen.includes('story') || agencyId === viewer.agencyId;

/** Whether they are shown that somebody was told: the same, whoever sees all of what was told, and whoever told it. */
export const seesTelling = (
  { viewer }: ReadContext,
  seen: readonly PersonCategory[],
  one: Pick<ListedDisclosure, 'agencyId' | 'tellingAgencyId' | 'categories'>,
): boolean =>
  viewer.partnership ||
  [one.agencyId, one.tellingAgencyId].includes(viewer.agencyId) ||
  one.categories.every((category) => seen.includes(category));

/** Only the coordinator hears that two who are to be kept apart were told of together. */
function withSomebodyApart({ db, user, session }: ReadContext, one: ListedDisclosure): boolean {
  if (!user.roles.includes('coordinator') || user.agencyId !== session.coordinatingAgencyId) return false;
  const others = new Set(alsoToldOf(db, one.occasion, one.agencyId));
  if (others.size < 2) return false;
  return apartPairs(db, one.personId, one.happenedOn).some(({ personId, otherId }) =>
    others.has(personId === one.personId ? otherId : personId),
  );
}

/** On which day an agreement that it rested on had been taken back, by the day of the telling. */
function takenBackBefore(one: ListedDisclosure, said: readonly SaidToAgency[]): string | null {
  const consent = said.find(({ id }) => id === one.consentId);
  const before = (consent?.withdrawals ?? []).filter(
    ({ withdrawnOn, categories }) =>
      withdrawnOn <= one.happenedOn && categories.some((category) => one.categories.includes(category)),
  );
  return before[0]?.withdrawnOn ?? null;
}

/** A disclosure as whoever asks is shown it: its words only where they may see all that it was about. */
export function shownDisclosure(
  context: ReadContext,
  one: ListedDisclosure,
  said: readonly SaidToAgency[],
  seen: readonly PersonCategory[] = categoriesOf(context.db, context.viewer, one.personId),
): Disclosure {
  const { condition, offenceCondition, gateway, confidentiality, agreementId, agencyId } = one;
  const basis = one.basis as LawfulBasis;
  const ground = { basis, condition, offenceCondition, gateway, confidentiality };
  const told = (field: 'what' | 'purpose' | 'whyNoLess' | 'becauseAnyway'): string | null =>
    one.parts.map((part) => part[field]).find((words) => words !== null) ?? null;
  const isShown = one.categories.every((category) => seen.includes(category));
  const mayHear = seesSaid(context, seen, one.tellingAgencyId);
  return {
    id: one.id,
    agencyId,
    recipient: one.agencyName ?? one.recipientWords ?? '',
    who: one.who,
    tellingAgency: one.tellingAgency,
    categories: one.categories,
    purpose: one.purposeCode,
    basis,
    condition,
    offenceCondition,
    gateway,
    confidentiality,
    agreementId,
    agreement: one.agreement,
    how: one.how as DisclosureWay,
    happenedOn: one.happenedOn,
    recordedAt: one.recordedAt,
    against: mayHear ? (one.against.split(' ').filter(Boolean) as Against[]) : [],
    takenBackBefore: mayHear ? takenBackBefore(one, said) : null,
    withSomebodyApart: withSomebodyApart(context, one),
    open: gapsOf(ground, one.categories).filter(isOpenGap) as Disclosure['open'],
    words: isShown
      ? {
          what: told('what'),
          purpose: told('purpose'),
          whyNoLess: told('whyNoLess'),
          becauseAnyway: told('becauseAnyway'),
        }
      : null,
  };
}
