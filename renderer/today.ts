import { useRead } from './client.ts';

/** Who is signed in and to which register; null while locked. */
export const useCurrentSession = () => useRead('vault.status', {}).data?.session ?? null;

/** Whether this window can show a folder chooser; where it cannot, a folder is typed and no button promises more. */
export const useFolderChooser = (): boolean => useRead('vault.status', {}).data?.shell === 'electron';

/** Today as the register sees it: the demonstration has a today of its own. */
export function useToday(): string {
  const session = useCurrentSession();
  return session?.today ?? new Date().toISOString().slice(0, 10);
}
