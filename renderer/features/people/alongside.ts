import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';

/**
 * Asks, in one breath with the person, for what their page shows beside them: the host then waits for the disk once, and
 * not for each part of the page as it appears.
 */
export function useAlongside(personId: string): void {
  useRead('sharing.ofPerson', { personId });
  useRead('sharing.apartFrom', { personId }, { enabled: useMay('sharing.apartFrom') });
  useRead('privacy.standing', { personId }, { enabled: useMay('privacy.standing') });
}
