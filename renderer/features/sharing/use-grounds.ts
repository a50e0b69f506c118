import { useMemo } from 'react';
import type { PersonCategory } from '../../../domain/access.ts';
import type { GroundWords } from '../../../domain/sharing/agreement-operations.ts';
import { holds } from '../../../domain/sharing/agreements.ts';
import { useRead } from '../../client.ts';

const inFull = ({ official, source }: GroundWords): string => (source === null ? official : `${official} ${source}.`);

const opens = ({ covers }: GroundWords, kinds: readonly PersonCategory[]): boolean =>
  covers === null || kinds.every((kind) => covers.includes(kind));

/** The words of the law, the agreements and the notices, as they hold today. Empty until the first answer. */
export function useGrounds() {
  const { data, error } = useRead('sharing.grounds', {});
  return useMemo(() => {
    const grounds = data?.grounds ?? [];
    const agreements = data?.agreements ?? [];
    return {
      error,
      ready: data !== undefined,
      agreements,
      notices: data?.notices ?? [],
      agencies: data?.agencies ?? [],
      isPolice: (agencyId: string | null): boolean =>
        data?.agencies.find(({ id }) => id === agencyId)?.kind === 'police',
      /** What can be chosen from a list; a gateway only where it opens all of these kinds. */
      options: (list: string, kinds: readonly PersonCategory[] = []) =>
        grounds
          .filter((one) => one.list === list && opens(one, kinds))
          .map((one) => ({ code: one.code, label: one.label, description: inFull(one) })),
      label: (list: string, code: string | null): string =>
        grounds.find((one) => one.list === list && one.code === code)?.label ?? code ?? '',
      /** Agreements in force to which an agency is a party and that cover these kinds. */
      agreementsFor: (agencyId: string | null, kinds: readonly PersonCategory[]) =>
        agreements.filter(
          (one) =>
            holds(one.standing) &&
            one.agencies.some(({ id }) => id === agencyId) &&
            kinds.every((kind) => one.categories.includes(kind)),
        ),
    };
  }, [data, error]);
}
