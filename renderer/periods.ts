import { useRead } from './client.ts';
import { useSession } from './session-store.ts';

/** The periods oldest first, the one chosen (or current), and a way to choose another for every screen. */
export function usePeriods() {
  const { data, isPending, error, refetch } = useRead('programme.periods', {});
  const chosenId = useSession((state) => state.periodId);
  const choose = useSession((state) => state.choosePeriod);
  const periods = data?.periods ?? [];
  const find = (id: string | null | undefined) => periods.find((one) => one.id === id);
  const period = find(chosenId) ?? find(data?.currentId) ?? periods.at(-1) ?? null;
  return { periods, period, currentId: data?.currentId ?? null, choose, isPending, error, refetch };
}
