import { writeTransaction } from '../../../db/write.ts';
import {
  contract,
  type InputOf,
  type OperationName,
  type OperationsOfKind,
  type OutputOf,
} from '../../../domain/contract.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { usualIdle } from '../../../domain/vault/idle-minutes.ts';
import { noteInAudit } from '../audit-entry.ts';
import type { Computer } from '../computer.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import { handlers } from '../handlers/index.ts';
import type { RegisterSession } from '../register-session.ts';
import { viewerIn } from '../viewer-in.ts';
import { type SteppingClock, workday } from './stepping-clock.ts';

type Played = OperationsOfKind<'read' | 'write'>;
type AnyHandler = (context: unknown, input: unknown) => unknown;

/** Does what a person at the screen would do: the contract's schema, the handler, one transaction, one audit entry. */
export type Play = <K extends Played>(name: K, input: InputOf<K>) => OutputOf<K>;

/** The demonstration is written on no computer in particular. */
const nowhere = (deviceId: string): Computer => ({
  home: '',
  deviceId,
  suggestedFolder: '',
  recent: () => [],
  rememberRegister: () => undefined,
  lastReturnFolder: () => null,
  rememberReturnFolder: () => undefined,
  lastUser: () => null,
  rememberUser: () => undefined,
  idleMinutes: () => usualIdle,
  setIdleMinutes: () => undefined,
  keyFileCopy: () => '',
  derivation: () => null,
  rememberDerivation: () => undefined,
  attempts: { assertMayTry: () => undefined, wrong: () => undefined, right: () => undefined },
});

/** Throws the Refusal of the handler or the error of the schema: what is invented must obey every rule. */
export function createPlay(session: RegisterSession): Play {
  const { user, clock, read, writer } = session;
  const computer = nowhere(session.deviceId);
  const reading = (name: OperationName): ReadContext => ({
    db: read,
    user,
    viewer: viewerIn(session, name),
    clock,
    session,
    computer,
  });
  const about = (name: OperationName, input: unknown, output: unknown) => {
    const { discloses } = contract[name];
    if (discloses.kind === 'none') return { kind: 'none' as const, ids: [] };
    const ids = discloses.ids as (input: unknown, output: unknown) => readonly string[];
    return { kind: discloses.kind, ids: ids(input, output) };
  };
  return (name, input) => {
    const parsed = contract[name].input.parse(input);
    const handler = handlers[name] as AnyHandler;
    if (contract[name].kind === 'read') return handler(reading(name), parsed) as never;
    return writeTransaction(
      writer,
      user.id,
      (db) => handler({ ...reading(name), db } satisfies WriteContext, parsed) as never,
      (transactionId, output, written) =>
        noteInAudit(session, { window: 'main' }, name, about(name, parsed, output), transactionId, {}, written),
    );
  };
}

/** What happens on which day, told in any order and played in the order of the days. */
export interface Schedule {
  /** Nothing happens at a weekend (it waits until Monday), and what lies beyond the last day has not happened yet. */
  on(day: IsoDate, happen: () => void): void;
  playAll(clock: SteppingClock): void;
}

const morning = 9 * 3_600_000;
/** Between the beginnings of two things on one day. */
const apart = 11 * 60_000;

export function createSchedule(lastDay: IsoDate): Schedule {
  const scenes: { readonly day: IsoDate; readonly happen: () => void }[] = [];
  return {
    on(day, happen) {
      const written = workday(day);
      if (written <= lastDay) scenes.push({ day: written, happen });
    },
    playAll(clock) {
      let day = '';
      let next = 0;
      for (const scene of scenes.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
        next = scene.day === day ? next + apart : Date.parse(scene.day) + morning;
        day = scene.day;
        clock.goTo(next);
        scene.happen();
      }
    },
  };
}
