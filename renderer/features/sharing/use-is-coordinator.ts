import { useCurrentSession } from '../../today.ts';

/** Whether whoever is signed in coordinates: an account has that role only in the agency that coordinates. */
export const useIsCoordinator = (): boolean => useCurrentSession()?.user.roles.includes('coordinator') ?? false;
