import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { ask } from '../../call.ts';
import { queryClient, useRead, useRenewal } from '../../client.ts';

type Grid = OutputOf<'outcomes.grid'>;
export type GridInput = InputOf<'outcomes.grid'>;

/** How long nothing has to happen before rows are read anew, so that nobody waits for it while they type. */
const quiet = 400;

/** The rows as they were, with those that were read anew in their place; who is no longer in scope goes. */
function merged(before: Grid, fresh: Grid, only: readonly string[]): Grid {
  const rows = new Map(fresh.rows.map((row) => [row.personId, row]));
  const asked = new Set(only);
  const kept = before.rows.flatMap((row) => (asked.has(row.personId) ? (rows.get(row.personId) ?? []) : [row]));
  return { ...before, rows: kept, completeness: fresh.completeness };
}

/**
 * The grid, and the way to have it read anew: after something was entered here only the rows of those people, once there is
 * a pause. Each reading of somebody stands in the audit trail, so nobody else is read again.
 */
export function useGrid(input: GridInput, enabled: boolean) {
  const read = useRead('outcomes.grid', input, { enabled });
  const state = useRef({ people: new Set<string>(), whole: false, entries: 0, timer: 0 });
  const newest = useRef(input);
  newest.current = input;
  const { refetch } = read;

  const renewNow = useCallback(async (): Promise<void> => {
    const { current } = state;
    const [asked, only, whole, entries] = [newest.current, [...current.people], current.whole, current.entries];
    if (whole || only.length === 0) {
      current.people.clear();
      current.whole = false;
      await refetch();
      return;
    }
    const reply = await ask('outcomes.grid', { ...asked, only });
    if (!reply.ok || current.entries !== entries) return;
    current.people.clear();
    queryClient.setQueryData<Grid>(['outcomes.grid', asked], (before) =>
      before === undefined ? before : merged(before, reply.value, only),
    );
  }, [refetch]);

  const soon = useCallback(() => {
    window.clearTimeout(state.current.timer);
    state.current.timer = window.setTimeout(() => void renewNow(), quiet);
  }, [renewNow]);
  useEffect(() => () => window.clearTimeout(state.current.timer), []);

  /** Told of whom something is being entered here. */
  const touched = useCallback(
    (personIds: readonly string[]) => {
      for (const personId of personIds) state.current.people.add(personId);
      state.current.entries += 1;
      soon();
    },
    [soon],
  );
  useRenewal('outcomes.grid', input, (changed) => {
    const isOwn = state.current.people.size > 0 && changed.every((topic) => topic === 'outcomes');
    if (!isOwn) state.current.whole = true;
    soon();
  });
  return useMemo(() => ({ ...read, touched }), [read, touched]);
}
