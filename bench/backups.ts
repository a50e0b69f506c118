import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openTestHost, type TestHost } from '../electron/host/testing/open-test-host.ts';
import { type Figure, figureOf, longestPause, timed } from './figures.ts';

const megabytes = 100;
const runs = 3;

/** Fills a register with bytes that no compression makes smaller. */
function fill({ session }: TestHost): void {
  session.raw.exec('CREATE TABLE ballast (part BLOB)');
  const add = session.raw.prepare('INSERT INTO ballast VALUES (?)');
  const addSome = session.raw.transaction(() => {
    for (let at = 0; at < 100; at += 1) add.run(randomBytes(100_000));
  });
  for (let at = 0; at < megabytes / 10; at += 1) addSome();
  session.raw.pragma('wal_checkpoint(TRUNCATE)');
}

/** A plain copy that is on the disk when it is done. */
function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  rmSync(to);
}

async function measureIn(test: TestHost): Promise<Figure[]> {
  fill(test);
  const size = `${Math.round(statSync(test.file).size / 1e6)} MB`;
  // A backup of the same size, so that reading it gives up no lock on the register.
  const { backup } = await test.call('backups.make', {});
  const plain = figureOf(
    `Plain copy of ${size}, made durable`,
    await timed(runs, () => copyDurably(backup.path, path.join(test.folder, 'plain')), 1),
  );
  const pauses: number[] = [];
  const make = async (): Promise<void> => {
    pauses.push(await longestPause(() => test.call('backups.make', {})));
  };
  const made = figureOf(`Backup of ${size}, read whole again`, await timed(runs, make, 0));
  let turn = 0;
  const folder = path.join(test.folder, 'restored');
  const restore = async (): Promise<void> => {
    turn += 1;
    await test.call('backups.restore', { backup: backup.path, folder, name: `Again ${turn}` });
  };
  const restored = figureOf(`Restore of ${size}, held against its hash`, await timed(runs, restore, 0));
  const rekeyed = figureOf(`Re-key of ${size}`, await timed(runs, () => test.call('vault.rekey', {}), 0));
  const pause = figureOf('Longest pause of the host during a backup', pauses);
  const times = (one: Figure): Figure => ({
    ...one,
    against: { name: 'a plain copy', ratio: one.median / plain.median },
  });
  return [
    plain,
    times(made),
    times(pause),
    times(restored),
    { ...times(rekeyed), goal: { words: 'under 5 s', met: rekeyed.median < 5000 } },
  ];
}

/** Backup, restore and re-key of a large register against a plain copy, and how long the host answers nobody meanwhile. */
export async function measureBackups(): Promise<Figure[]> {
  const test = await openTestHost();
  try {
    return await measureIn(test);
  } finally {
    await test.discard();
  }
}
