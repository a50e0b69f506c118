import { contract, type OperationName } from '../domain/contract.ts';
import { useCurrentSession } from './today.ts';

/**
 * Whether the roles of whoever is signed in let them call an operation, so that a screen offers nothing that would be
 * refused. The host decides; this only spares people the refusal.
 */
export function useMay(name: OperationName): boolean {
  const roles = useCurrentSession()?.user.roles ?? [];
  const { access } = contract[name];
  return access.when === 'before-unlock' || access.roles.some((role) => roles.includes(role));
}
