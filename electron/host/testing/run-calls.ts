import { readdirSync, readFileSync } from 'node:fs';
import { Secret } from '../../../db/secret.ts';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { createHost } from '../create-host.ts';
import { openSession } from '../register-session.ts';
import { systemClock } from '../system-clock.ts';
import type { CallsInChild, CallsOutcome } from './in-child.ts';
import { openInMemory } from './key-file-in-memory.ts';
import { portsWithoutWindow } from './open-test-host.ts';

// A process of its own: calls a host as another user or on another drive, and prints the replies.
const plan = JSON.parse(readFileSync(0, 'utf8')) as CallsInChild;
if (plan.uid !== undefined && process.getuid?.() === 0) process.setuid?.(plan.uid);

const openOf = ({ file, key, userId }: NonNullable<CallsInChild['register']>) => {
  const dataKey = new Secret(Buffer.from(key, 'hex'));
  const deviceId = '00000000-0000-4000-8000-000000000001';
  const session = openSession({ path: file, dataKey, userId, deviceId, clock: systemClock });
  return openInMemory(session, dataKey);
};

const host = createHost(
  { home: plan.home, shell: 'terminal', demonstration: false, lockSignals: [], derivation: leastCost },
  portsWithoutWindow,
  plan.register === undefined ? undefined : openOf(plan.register),
);
const replies: CallsOutcome['replies'][number][] = [];
for (const [name, input] of plan.calls) {
  const reply = await host.dispatch(name, input, { window: 'main' });
  replies.push(reply);
  if (plan.untilRefused === true && !reply.ok) break;
}
const closed = await host.close().then(
  () => true,
  () => false,
);
/** Who is there when the register is opened again, and whether it is whole. */
function lookAgain(register: NonNullable<CallsInChild['register']>): CallsOutcome['again'] {
  const { session } = openOf(register);
  const people = session.raw.prepare<[], { preferredName: string }>('SELECT preferredName FROM person').all();
  const integrity = String(session.raw.pragma('integrity_check', { simple: true }));
  const trail = session.audit.verify(null).problem;
  session.close();
  return { names: people.map((person) => person.preferredName), integrity, trail };
}

const again = plan.register === undefined ? null : lookAgain(plan.register);
const listing = readdirSync(plan.list, { recursive: true }).map(String).sort();
process.stdout.write(JSON.stringify({ replies, listing, closed, again } satisfies CallsOutcome));
