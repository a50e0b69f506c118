import {
  hashKey,
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  contract,
  type InputOf,
  type OperationName,
  type OperationsOfKind,
  type OutputOf,
} from '../domain/contract.ts';
import { type Topic, topics } from '../domain/operation.ts';
import type { Reply } from '../domain/reply.ts';
import { ask, CallError, call } from './call.ts';
import { showToast } from './ui/toast-store.ts';

// Jobs that only look: at the vault, and at the key file beside the register.
type ReadName =
  | OperationsOfKind<'read'>
  | 'vault.status'
  | 'vault.signInNames'
  | 'users.list'
  | 'vault.keys'
  | 'vault.deviceFactor';
type WriteName = Exclude<OperationName, ReadName>;
type Area = OperationName extends `${infer First}.${string}` ? First : never;

/** Which announcements make the answers of an area old. */
const oldWhen: Readonly<Record<Area, readonly Topic[]>> = {
  vault: ['vault'],
  users: ['users', 'programme'],
  programme: ['programme'],
  people: ['people', 'programme'],
  cohorts: ['cohorts', 'people', 'sharing', 'users', 'programme'],
  lists: ['lists', 'people', 'sharing', 'privacy', 'programme'],
  contacts: ['contacts', 'plans', 'sharing', 'programme'],
  imports: ['imports'],
  plans: ['plans', 'people', 'sharing', 'programme', 'users'],
  referrals: ['referrals', 'people', 'programme'],
  outcomes: ['outcomes', 'people', 'programme'],
  costs: ['outcomes', 'people', 'contacts', 'programme'],
  instruments: ['outcomes', 'people', 'programme'],
  collecting: ['outcomes', 'people', 'sharing', 'users', 'programme'],
  progress: ['progress', 'outcomes', 'people', 'sharing', 'programme'],
  fidelity: ['fidelity', 'programme'],
  evaluation: ['evaluation', 'programme'],
  briefing: ['briefing', 'fidelity', 'programme'],
  portraits: ['portraits', 'people'],
  returns: ['returns', 'outcomes', 'people', 'fidelity', 'programme'],
  sealed: ['sealed', 'users'],
  governance: [],
  sharing: ['sharing', 'users'],
  history: topics,
  privacy: ['privacy', 'people', 'sharing', 'returns', 'backups'],
  drafts: [],
  jobs: [],
  audit: ['audit'],
  // A new key makes the backups of before ones of an older key.
  backups: ['backups', 'vault'],
};

const areaOf = (name: string): Area => name.slice(0, name.indexOf('.')) as Area;

/**
 * Answers stay until the host says that something changed: asking again without need would put a second view of the
 * same person into the audit trail.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
});

type Renew = (changed: readonly Topic[]) => void;

/** Answers on screen that whoever shows them renews, in the place of asking for all of it again. */
const renewals = new Map<string, Renew>();

/** Has an answer renewed by what is given, for as long as it is shown. */
export function useRenewal<K extends ReadName>(name: K, input: InputOf<K>, renew: Renew): void {
  const newest = useRef(renew);
  newest.current = renew;
  const hash = hashKey([name, input]);
  useEffect(() => {
    renewals.set(hash, (changed) => newest.current(changed));
    return () => void renewals.delete(hash);
  }, [hash]);
}

/** Asks again for everything on screen that these topics touch. */
export function announce(changed: readonly Topic[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [name], queryHash }) => {
      if (typeof name !== 'string' || !oldWhen[areaOf(name)].some((topic) => changed.includes(topic))) return false;
      const renew = renewals.get(queryHash);
      renew?.(changed);
      return renew === undefined;
    },
  });
}

interface ReadOptions {
  /** False waits with asking. */
  readonly enabled?: boolean;
  /** True keeps the last answer on screen while the next one is fetched. */
  readonly keepPrevious?: boolean;
}

/** Reads one operation and reads it again when the host announces a change. */
export function useRead<K extends ReadName>(
  name: K,
  input: InputOf<K>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<K>, CallError> {
  return useQuery<OutputOf<K>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Reads one operation for each of several inputs, such as the parts of a long list that are in sight. */
export function useReads<K extends ReadName>(
  name: K,
  inputs: readonly InputOf<K>[],
): readonly UseQueryResult<OutputOf<K>, CallError>[] {
  return useQueries({
    queries: inputs.map((input) => ({ queryKey: [name, input], queryFn: () => call(name, input) })),
  }) as UseQueryResult<OutputOf<K>, CallError>[];
}

type Question = { readonly [K in ReadName]: readonly [name: K, input: InputOf<K>] }[ReadName];

/**
 * Asks several things in one breath and says whether each has been answered, a refusal included; whoever shows an answer
 * reads it by itself. Draws nothing anew for each that comes.
 */
export const useAllAnswered = (questions: readonly Question[]): boolean =>
  useQueries({
    queries: questions.map(([name, input]) => ({ queryKey: [name, input], queryFn: () => call(name, input as never) })),
    combine: (answers) => answers.every(({ isPending }) => !isPending),
  });

interface WriteOptions<K extends WriteName> {
  /** Called after the host has saved. */
  readonly onDone?: (output: OutputOf<K>, input: InputOf<K>) => void;
  /** Words for a toast after saving; undo is offered where the operation can be undone. */
  readonly toast?: string | ((output: OutputOf<K>, input: InputOf<K>) => string);
}

/** What a save is doing now. `run` never throws: it answers with a reply, and `error` holds the last refusal. */
export interface Write<K extends WriteName> {
  readonly run: (input: InputOf<K>) => Promise<Reply<OutputOf<K>>>;
  readonly saving: boolean;
  readonly savedAt: Date | null;
  readonly error: CallError | null;
  readonly clearError: () => void;
}

const transactionOf = (output: unknown): string | undefined =>
  typeof output === 'object' && output !== null && 'transactionId' in output ? String(output.transactionId) : undefined;

/** Runs one write or job. */
export function useWrite<K extends WriteName>(name: K, options: WriteOptions<K> = {}): Write<K> {
  const [state, setState] = useState<Pick<Write<K>, 'saving' | 'savedAt' | 'error'>>({
    saving: false,
    savedAt: null,
    error: null,
  });
  const latest = useRef(options);
  latest.current = options;
  const run = useCallback(
    async (input: InputOf<K>) => {
      setState((before) => ({ ...before, saving: true, error: null }));
      const reply = await ask(name, input);
      if (!reply.ok) {
        setState((before) => ({ ...before, saving: false, error: new CallError(reply.error) }));
        return reply;
      }
      setState({ saving: false, savedAt: new Date(), error: null });
      const { onDone, toast } = latest.current;
      const undo = contract[name].kind === 'write' ? transactionOf(reply.value) : undefined;
      if (toast) showToast({ message: typeof toast === 'string' ? toast : toast(reply.value, input), undo });
      onDone?.(reply.value, input);
      return reply;
    },
    [name],
  );
  const clearError = useCallback(() => setState((before) => ({ ...before, error: null })), []);
  return { ...state, run, clearError };
}

export interface Option {
  readonly code: string;
  readonly label: string;
  readonly description?: string | undefined;
}

/** Words for codes, as the register holds them today. Empty lists until the first answer. */
export function useReference() {
  const { data, isPending, error } = useRead('programme.reference', {});
  return useMemo(() => {
    const values = data?.values ?? [];
    const options = (list: string): readonly Option[] =>
      values
        .filter((value) => value.list === list)
        .map(({ code, label, definition }) => ({ code, label, ...(definition ? { description: definition } : {}) }));
    const label = (list: string, code: string | null): string =>
      code === null ? '' : (values.find((value) => value.list === list && value.code === code)?.label ?? code);
    const needs = data?.needs ?? [];
    return {
      ready: !isPending,
      error,
      options,
      label,
      isSealed: (list: string, code: string): boolean =>
        values.some((value) => value.list === list && value.code === code && value.sealed),
      /** The definition under which people are taken on today; null while it is being asked for. */
      definition: data?.definition ?? null,
      needs,
      needLabel: (code: string) => needs.find((need) => need.code === code)?.label ?? code,
      factDefinitions: data?.factDefinitions ?? [],
      cohorts: data?.cohorts ?? [],
      agencies: data?.agencies ?? [],
    };
  }, [data, isPending, error]);
}
