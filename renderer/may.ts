import { contract, type OperationName } from '../domain/contract.ts';
import { actsForPartnershipIn } from '../domain/sharing/viewer.ts';
import { useCurrentSession } from './today.ts';

/**
 * Whether the roles of whoever is signed in let them call an operation, so that a screen offers nothing that would be
 * refused. The host decides; this only spares people the refusal.
 */
export const useMay = (name: OperationName): boolean => useMayEach()(name);

/** The same for operations that are known only later, such as those of a list. */
export function useMayEach(): (name: OperationName) => boolean {
  const roles = useCurrentSession()?.user.roles ?? [];
  return (name) => {
    const { access } = contract[name];
    return access.when === 'before-unlock' || access.roles.some((role) => roles.includes(role));
  };
}

/** Whether whoever is signed in acts for the whole partnership; such roles are held in the coordinating agency alone. */
export const useActsForPartnership = (): boolean => actsForPartnershipIn(useCurrentSession()?.user.roles ?? []);
