import { writeSync } from 'node:fs';
import path from 'node:path';
import { Secret } from '../../../db/secret.ts';
import { createHost } from '../create-host.ts';
import { openSession } from '../register-session.ts';
import { systemClock } from '../system-clock.ts';
import { portsWithoutWindow } from './open-test-host.ts';
import { testKeyFile } from './test-key-file.ts';

// A process of its own: makes backups and restores them as fast as it can, says what is done, and is killed from outside.
const [file = '', key = '', userId = '', home = '', folder = ''] = process.argv.slice(2);
const dataKey = new Secret(Buffer.from(key, 'hex'));
const session = openSession({ path: file, dataKey, userId, deviceId: userId, clock: systemClock });
const host = createHost({ home, shell: 'terminal', demonstration: false, lockSignals: [] }, portsWithoutWindow, {
  session,
  keyFile: testKeyFile(file, dataKey, session.raw),
  noteAuditHead: () => undefined,
  close: () => session.close(),
});

const call = async <T>(name: string, input: object): Promise<T> => {
  const reply = await host.dispatch(name, input, { window: 'main' });
  if (!reply.ok) throw new Error(`${name} ${reply.error.code}`);
  return reply.value as T;
};

await call('backups.setFolder', { folder: path.join(folder, 'backups') });
writeSync(1, 'begun\n');
for (let turn = 0; ; turn += 1) {
  await call('people.add', { preferredName: `Person ${turn}` });
  const { backup } = await call<{ backup: { path: string } }>('backups.make', {});
  writeSync(1, `made ${path.basename(backup.path)}\n`);
  await call('backups.restore', {
    backup: backup.path,
    folder: path.join(folder, 'back'),
    name: `R${process.pid}-${turn}`,
  });
  writeSync(1, `restored R${process.pid}-${turn}.mcn\n`);
}
