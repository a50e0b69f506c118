import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';

/**
 * Asks, in one breath with the person, for what their page shows beside them: the host then waits for the disk once, and
 * not for each part of the page as it appears. A component of its own, so that its answers draw nothing anew.
 */
export function Alongside({ personId }: { readonly personId: string }): null {
  useRead('sharing.ofPerson', { personId });
  useRead('sharing.apartFrom', { personId }, { enabled: useMay('sharing.apartFrom') });
  useRead('privacy.standing', { personId }, { enabled: useMay('privacy.standing') });
  return null;
}
