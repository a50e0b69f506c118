import type { TestHost } from './open-test-host.ts';
import { answerTo, askingOf, tellingOf } from './sharing-examples.ts';

/** The words that only those who see somebody's health, and their story, may read. */
interface Planted {
  readonly health: string;
  readonly story: string;
}

/** Who was told about somebody, what they said of it and who asked, with words that are not for everybody. */
export async function plantSharing(
  open: TestHost,
  personId: string,
  agencyId: string,
  { health, story }: Planted,
): Promise<Record<string, string>> {
  const telling = { ...tellingOf(agencyId), categories: ['identity' as const, 'health' as const] };
  await open.call('sharing.disclose', { personId, ...telling, what: health, whyNoLess: health });
  await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId), words: story, purpose: story });
  await open.call('sharing.recordRequest', { personId, ...askingOf(agencyId), askedBy: story, askedFor: story });
  const { consents, requests } = await open.call('sharing.said', { personId });
  const disclosureId = (await open.call('sharing.disclosures', { personId })).disclosures[0]?.id ?? '';
  return { disclosureId, consentId: consents[0]?.id ?? '', sharingRequestId: requests[0]?.id ?? '' };
}
