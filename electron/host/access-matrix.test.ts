import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personCategories, type Role, roles } from '../../domain/access.ts';
import { contract, type OperationName } from '../../domain/contract.ts';
import type { Json } from '../../domain/json.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import { openComputer } from './computer.ts';
import type { ReadContext } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { handlers } from './handlers/index.ts';
import { readContextOf } from './job-context.ts';
import type { RegisterSession } from './register-session.ts';
import { type Ask, type Asking, findings } from './testing/access-findings.ts';
import { howAsked, reachesBy, unlockedOperations, unsaidFields } from './testing/access-reach.ts';
import { type Agency, everyAgency, maySee, plantWorld, type World } from './testing/access-world.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';

/**
 * Every operation, as every role, for users of three agencies: the coordinating one, one that holds people, and a stranger.
 * Each person carries a word for each category of information that stands nowhere else; whatever any reply says, it may
 * hold only words that the rule lets that user see. Whoever may not know of somebody hears the same as of nobody, by every
 * id that leads to them; and a category that is not seen is not written.
 */
let open: TestHost;
let world: World;
beforeAll(async () => {
  open = await openTestHost();
  world = await plantWorld(open);
});
afterAll(() => open.discard());

type Dispatch = (name: OperationName, input: object, caller: { window: 'main' }) => Promise<Reply<Json>>;

/** Asks; what a write or a read's audit entry changes is taken back at once, so that no question changes the next. */
const asking = (dispatch: Dispatch): Ask => {
  const { raw, keys } = open.session;
  return async (name, input) => {
    if (contract[name].kind === 'job') return await dispatch(name, input, { window: 'main' });
    raw.exec('BEGIN IMMEDIATE');
    try {
      return await dispatch(name, input, { window: 'main' });
    } finally {
      raw.exec('ROLLBACK');
      keys.forget();
    }
  };
};

const become = async (role: Role, agency: Agency): Promise<Asking> => {
  open = await open.reopen({ userId: world.worker(role, agency) });
  return { world, role, agency, ask: asking((name, input, caller) => open.host.dispatch(name, input, caller)) };
};

describe.each(roles.flatMap((role) => everyAgency.map((agency) => [role, agency] as const)))(
  '%s of the %s agency',
  (role, agency) => {
    test('is told, reaches and writes what the rule allows, and nothing else', async () => {
      expect(await findings(await become(role, agency))).toEqual([]);
    });

    test('is counted only those whom they may know', async () => {
      const { ask } = await become(role, agency);
      const counts = await ask('people.counts', {});
      expect(counts.ok).toBe(['coordinator', 'caseworker'].includes(role));
      if (!counts.ok) return;
      const { people } = await open.call('people.list', {});
      expect((counts.value as { everyone: number }).everyone).toBe(people.length);
      const listed = world.people.filter((person) => people.some((one) => one.id === person.ids.personId));
      expect(listed).toEqual(world.people.filter((person) => maySee(role, agency, person, 'identity')));
    });
  },
);

describe('the matrix', () => {
  test('asks every operation of the contract, and knows of every id whether it leads to somebody', () => {
    expect(unlockedOperations.filter((name) => howAsked(name) === 'unsaid')).toEqual([]);
    expect(unlockedOperations.flatMap((name) => unsaidFields(name).map((field) => `${name} ${field}`))).toEqual([]);
    // Whoever declares a person asks for them by a field that is aimed here.
    const about = unlockedOperations.filter((name) => typeof contract[name].about === 'function');
    expect(about.filter((name) => reachesBy(name).length === 0)).toEqual([]);
    expect(about.length).toBeGreaterThan(25);
  });

  test('reaches each person by a thing of every kind', () => {
    for (const person of world.people)
      for (const [field, id] of Object.entries(person.ids)) expect([person.name, field, id]).not.toContain('');
    for (const field of new Set(unlockedOperations.flatMap(reachesBy))) {
      const unknown = world.people.filter((person) => !maySee('coordinator', 'coordinating', person, 'identity'));
      expect(unknown.flatMap(({ ids }) => Object.keys(ids))).toContain(field);
    }
  });
});

/** A dispatch that leaves out one condition, to see that the matrix sees it. */
interface LeftOut {
  readonly what: string;
  readonly role: Role;
  readonly agency: Agency;
  readonly session?: (session: RegisterSession) => RegisterSession;
  readonly viewer?: (viewer: Viewer) => Viewer;
}

const withRoles = (session: RegisterSession, given: readonly Role[]): RegisterSession => ({
  ...session,
  user: { ...session.user, roles: given },
});

const leftOut: readonly LeftOut[] = [
  { what: 'the role', role: 'reader', agency: 'stranger', session: (session) => withRoles(session, roles) },
  {
    what: 'the agency',
    role: 'caseworker',
    agency: 'stranger',
    viewer: (viewer) => ({ ...viewer, partnership: true }),
  },
  {
    what: 'the category of a role',
    role: 'information-governance',
    agency: 'coordinating',
    viewer: (viewer) => ({ ...viewer, categories: personCategories }),
  },
  {
    what: 'the sharing record',
    role: 'coordinator',
    agency: 'coordinating',
    // Before anything was said.
    viewer: (viewer) => ({ ...viewer, today: '2017-12-31' }),
  },
  {
    what: 'that only the coordinating agency acts for the partnership',
    role: 'coordinator',
    agency: 'stranger',
    session: (session) => ({ ...session, coordinatingAgencyId: session.user.agencyId }),
  },
  {
    what: 'the end of an emergency opening',
    role: 'caseworker',
    agency: 'stranger',
    viewer: (viewer) => ({ ...viewer, userId: world.opener, now: '2018-04-03T08:59:59.000Z' }),
  },
];

/** The real dispatch on the same register, with one condition left out. */
function dispatchWithout({ session, viewer }: LeftOut): Dispatch {
  const computer = openComputer(open.home);
  const mutated = session?.(open.session) ?? open.session;
  const readContext = (of: RegisterSession, name: OperationName): ReadContext => {
    const context = readContextOf(of, computer, name);
    return { ...context, viewer: viewer?.(context.viewer) ?? context.viewer };
  };
  return createDispatch({
    session: () => mutated,
    readContext,
    jobContext: () => {
      throw new Error('no job is asked of it');
    },
    reads: { note: () => Promise.resolve(), flush: () => undefined },
    searches: { note: () => undefined, flush: () => undefined },
    changed: () => undefined,
    report: () => undefined,
  });
}

describe('a control: the matrix finds what is left out', () => {
  test.each(leftOut.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const real = await become(one.role, one.agency);
    const mutated = dispatchWithout(one);
    const ask = asking((name, input, caller) =>
      contract[name].kind === 'job' ? open.host.dispatch(name, input, caller) : mutated(name, input, caller),
    );
    expect((await findings({ ...real, ask })).length).toBeGreaterThan(0);
  });

  test('whether the person is one of whom the caller may know', async () => {
    const real = await become('caseworker', 'stranger');
    const computer = openComputer(open.home);
    // What a dispatch would do that went from the role to the handler without asking about the person.
    const ask = asking((name, input, caller) => {
      const { access, about, kind } = contract[name];
      const isAllowed = access.when === 'unlocked' && access.roles.includes('caseworker') && !access.partnership;
      if (kind !== 'read' || typeof about !== 'function' || !isAllowed) return open.host.dispatch(name, input, caller);
      try {
        const handler = handlers[name] as (context: unknown, input: unknown) => Json;
        const context = readContextOf(open.session, computer, name);
        return Promise.resolve({ ok: true, value: handler(context, contract[name].input.parse(input)) });
      } catch {
        return Promise.resolve({ ok: false, error: { code: 'not-found', message: '' } });
      }
    });
    expect((await findings({ ...real, ask })).length).toBeGreaterThan(0);
  });
});
