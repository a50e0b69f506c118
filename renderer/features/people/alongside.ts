import { useAllAnswered } from '../../client.ts';
import { useMayEach } from '../../may.ts';

/**
 * Asks, in one breath with the person, for what the first view of their page shows beside them, and says whether all of it
 * has been answered. The host then waits for the disk once, and the page is drawn once: drawing it part by part as the
 * answers come took longer than waiting for the last of them. Not asked here is who may be the same person: the first time
 * the host compares everybody, and nobody waits for that.
 */
export function useAlongside(personId: string): boolean {
  const may = useMayEach();
  const about = { personId };
  const asked = [
    ['plans.glance', about],
    ['people.turnedDown', about],
    ['cohorts.leadOf', about],
    ['cohorts.timesOf', about],
    ['referrals.ofPerson', about],
    ['sharing.ofPerson', about],
    ['sharing.apartFrom', about],
    ['privacy.standing', about],
    ['sealed.grants', {}],
    ...(may('sharing.disclose') ? ([['sharing.disclosures', about]] as const) : []),
  ] as const;
  return useAllAnswered(asked.filter(([name]) => may(name)));
}
