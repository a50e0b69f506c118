import { writeSync } from 'node:fs';
import { Secret } from '../../../db/secret.ts';
import { createHost } from '../create-host.ts';
import { openSession } from '../register-session.ts';
import { systemClock } from '../system-clock.ts';
import { openInMemory } from './key-file-in-memory.ts';
import { portsWithoutWindow } from './open-test-host.ts';

// A process of its own: adds and changes people as fast as it can, says each one's id once it is acknowledged, and is
// killed from outside.
const [file = '', key = '', userId = '', home = ''] = process.argv.slice(2);
const dataKey = new Secret(Buffer.from(key, 'hex'));
const session = openSession({ path: file, dataKey, userId, deviceId: userId, clock: systemClock });
const host = createHost(
  { home, shell: 'terminal', demonstration: false, lockSignals: [] },
  portsWithoutWindow,
  openInMemory(session, dataKey),
);

const call = async (name: string, input: object): Promise<{ id: string }> => {
  const reply = await host.dispatch(name, input, { window: 'main' });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as { id: string };
};

for (let turn = 0; ; turn += 1) {
  const goal = 'x'.repeat((turn * 997) % 9000).slice(0, 4000) || null;
  const { id } = await call('people.add', { preferredName: `Person ${turn}`, goal, aliases: [`Alias ${turn}`] });
  writeSync(1, `added ${id}\n`);
  await call('people.change', { personId: id, changes: { strengths: `Strength of ${id}` } });
  writeSync(1, `changed ${id}\n`);
  if (turn % 5 === 0) await call('people.search', { text: 'per', limit: 5 });
}
