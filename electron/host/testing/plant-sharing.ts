import type { TestHost } from './open-test-host.ts';
import { tellingOf } from './sharing-examples.ts';

/** Who was told about somebody, with a word about their health that only those who see their health may read. */
export async function plantSharing(
  open: TestHost,
  personId: string,
  agencyId: string,
  healthWord: string,
): Promise<Record<string, string>> {
  const telling = { ...tellingOf(agencyId), categories: ['identity' as const, 'health' as const] };
  await open.call('sharing.disclose', { personId, ...telling, what: healthWord, whyNoLess: healthWord });
  const disclosureId = (await open.call('sharing.disclosures', { personId })).disclosures[0]?.id ?? '';
  return { disclosureId };
}
