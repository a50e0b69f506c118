import type { z } from 'zod';
import { refusalOf } from '../../db/open.ts';
import { assertMaySee } from '../../db/repositories/sharing/visible.ts';
import { writeTransaction } from '../../db/write.ts';
import type { Access } from '../../domain/access.ts';
import { contract, type OperationName } from '../../domain/contract.ts';
import type { Json } from '../../domain/json.ts';
import type { Disclosure, OperationShape, Topic } from '../../domain/operation.ts';
import { isRefusalCode, Refusal, type RefusalCode, type RefusedPart, sentenceFor } from '../../domain/refusal.ts';
import type { Problem, Reply } from '../../domain/reply.ts';
import { actsForPartnership, rolesFor } from '../../domain/sharing/viewer.ts';
import { noteInAudit } from './audit-entry.ts';
import type { JobContext, ReadContext, WriteContext } from './context.ts';
import { handlers } from './handlers/index.ts';
import type { Caller } from './host-protocol.ts';
import type { ReadLog } from './read-log.ts';
import type { RegisterSession } from './register-session.ts';
import type { SearchLog } from './search-log.ts';

type AnyShape = OperationShape<'read' | 'write' | 'job', z.ZodType, z.ZodType>;
type AnyHandler = (context: unknown, input: unknown) => unknown;

export interface DispatchServices {
  readonly session: () => RegisterSession | null;
  readonly readContext: (session: RegisterSession, name: OperationName) => ReadContext;
  readonly jobContext: (caller: Caller, name: OperationName) => JobContext;
  readonly reads: ReadLog;
  readonly searches: SearchLog;
  readonly changed: (topics: readonly Topic[]) => void;
  /** Told of everything unexpected, as a code and the operation's name, never with content. */
  readonly report: (code: string, operation: string, error: unknown) => void;
}

const problem = (
  code: RefusalCode,
  field?: string,
  parts: readonly RefusedPart[] = [],
): { ok: false; error: Problem } => ({
  ok: false,
  error: {
    ...{ code, message: sentenceFor(code) },
    ...(field === undefined ? {} : { field }),
    ...(parts.length === 0
      ? {}
      : { parts: parts.map((part) => ({ at: part.at, code: part.code, message: sentenceFor(part.code) })) }),
  },
});

/** An own property of the contract: names such as `constructor` are not operations. */
const isOperation = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(contract, name);

/** The first thing wrong with an input: its code when the schema names one, and where. Never what was typed. */
function problemOf(error: z.ZodError): { ok: false; error: Problem } {
  const named = error.issues.find((issue) => isRefusalCode(issue.message)) ?? error.issues[0];
  const code = isRefusalCode(named?.message) ? named.message : 'bad-input';
  return problem(code, named === undefined || named.path.length === 0 ? undefined : named.path.join('.'));
}

function assertAllowed(access: Access, caller: Caller, session: RegisterSession | null): void {
  if (!access.windows.includes(caller.window)) throw new Refusal('wrong-window');
  if (access.when === 'before-unlock') return;
  if (session === null) throw new Refusal('locked');
  const roles = rolesFor(access, session.user);
  if (roles.length === 0) throw new Refusal('not-allowed');
  const { user, coordinatingAgencyId } = session;
  if (access.partnership && !actsForPartnership(roles, user.agencyId, coordinatingAgencyId))
    throw new Refusal('not-allowed');
}

/** Refuses a call about somebody of whom the caller may not know, before any handler sees it. */
function assertAbout({ about }: AnyShape, { db, viewer }: ReadContext, input: unknown): void {
  if (about === 'nobody' || about === 'seen') return;
  const personId = about(input);
  if (personId !== null) assertMaySee(db, viewer, personId);
}

const shown = (disclosure: Disclosure<unknown, unknown>, input: unknown, output: unknown) =>
  disclosure.kind === 'none'
    ? { kind: 'none' as const, ids: [] }
    : { kind: disclosure.kind, ids: disclosure.ids(input, output) };

type Run<Output> = (
  session: RegisterSession,
  caller: Caller,
  name: OperationName,
  shape: AnyShape,
  input: unknown,
) => Output;

/** Runs a read, and answers once its entry in the trail is durable. */
const createReading =
  ({ readContext, reads, searches, changed }: DispatchServices): Run<Promise<unknown>> =>
  async (session, caller, name, shape, input) => {
    const context = readContext(session, name);
    assertAbout(shape, context, input);
    const output = shape.output.parse((handlers[name] as AnyHandler)(context, input));
    const { kind, ids } = shown(shape.discloses, input, output);
    if (kind === 'search') searches.note(session, caller, name, ids);
    else if (kind !== 'none') {
      searches.flush();
      await reads.note({ session, caller, operation: name, disclosed: { kind, ids } });
      changed([]);
    }
    return output;
  };

/**
 * The only door into the application: name, window, vault, role, agency, input schema, person, handler, output schema,
 * audit. Answers with a value whatever happens.
 */
export function createDispatch(services: DispatchServices) {
  const flushLogs = (): void => {
    services.reads.flush();
    services.searches.flush();
  };

  const runRead = createReading(services);

  const runWrite: Run<unknown> = (session, caller, name, shape, input) => {
    flushLogs();
    const context = services.readContext(session, name);
    assertAbout(shape, context, input);
    const output = writeTransaction(
      session.writer,
      session.user.id,
      (db) => {
        const writing: WriteContext = { ...context, db };
        return shape.output.parse((handlers[name] as AnyHandler)(writing, input));
      },
      (transactionId, result, written) => {
        if (shape.unaudited) return;
        noteInAudit(session, caller, name, shown(shape.discloses, input, result), transactionId, {}, written);
      },
    );
    services.changed(shape.changes);
    return output;
  };

  const runJob = async (caller: Caller, name: OperationName, shape: AnyShape, input: unknown): Promise<unknown> => {
    flushLogs();
    const session = services.session();
    if (session !== null) assertAbout(shape, services.readContext(session, name), input);
    const output = shape.output.parse(await (handlers[name] as AnyHandler)(services.jobContext(caller, name), input));
    services.changed(shape.changes);
    return output;
  };

  const run = async (name: OperationName, input: unknown, caller: Caller): Promise<unknown> => {
    const shape = contract[name] as unknown as AnyShape;
    const session = services.session();
    assertAllowed(shape.access, caller, session);
    const parsed = shape.input.safeParse(input);
    if (!parsed.success) return problemOf(parsed.error);
    if (shape.kind === 'job') return { ok: true, value: await runJob(caller, name, shape, parsed.data) };
    if (session === null) throw new Refusal('locked');
    const runIt = shape.kind === 'read' ? runRead : runWrite;
    return { ok: true, value: await runIt(session, caller, name, shape, parsed.data) };
  };

  return async (name: unknown, input: unknown, caller: Caller): Promise<Reply<Json>> => {
    if (!isOperation(name)) return problem('unknown-operation');
    try {
      return (await run(name, input, caller)) as Reply<Json>;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null) return problem(refusal.code, refusal.field, refusal.parts);
      services.report('internal', name, error);
      return problem('internal');
    }
  };
}
