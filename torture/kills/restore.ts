import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../../db/open.ts';
import { headerPathOf } from '../../electron/host/vault/header.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { dumpOf } from '../damage/dump.ts';
import { mixedWork } from '../mixed-work.ts';
import type { Order } from '../orders.ts';
import { createPlace, notedHead, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';

/** A backup as it lies on a drive: a register with its key file, and what it says. */
interface Backup {
  readonly place: Place;
  readonly said: string;
  readonly hashes: string;
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const hashesOf = ({ file }: Place): string => `${hashOf(file)} ${hashOf(headerPathOf(file))}`;

async function makeOne(setting: Setting): Promise<Backup> {
  const place = createPlace(path.join(setting.folder, 'backup'));
  const child = await setting.nursery.take();
  await child.carryOut({ kind: 'calls', place, calls: mixedWork(setting.random, new Map(), 60, 'restore') });
  await child.ended();
  return { place, said: withRegister(place, dumpOf), hashes: hashesOf(place) };
}

const orderFor = ({ place }: Backup, folder: string): Order => {
  const input = { backup: place.file, folder: path.join(folder, 'to'), name: 'Restored' };
  return { kind: 'locked-calls', home: path.join(folder, 'home'), calls: [{ operation: 'backups.restore', input }] };
};

/** What is wrong with the register that carries the restored name, if one does. */
function lookAtRestored({ place, said }: Backup, folder: string): string[] {
  const file = path.join(folder, 'to', 'Restored.mcn');
  if (!existsSync(file)) return [];
  const restored = { ...place, file };
  try {
    const head = notedHead(restored);
    return withRegister(restored, (db) => [
      ...unsoundness(db, head, Number.MAX_SAFE_INTEGER),
      ...(dumpOf(db) === said ? [] : ['a restored register that says something else']),
    ]);
  } catch (error) {
    return [`a restored register that does not open: ${refusalOf(error)?.code ?? String(error)}`];
  }
}

function verdictOn(backup: Backup, folder: string, ending: Ending): Verdict {
  const acknowledged = ending.lines.filter((line) => line === 'done 0').length;
  const there = existsSync(path.join(folder, 'to', 'Restored.mcn'));
  return {
    acknowledged,
    lost: [
      ...(acknowledged > 0 && !there ? ['the register that was restored'] : []),
      ...(hashesOf(backup.place) === backup.hashes ? [] : ['the backup as it was']),
    ],
    halfDone: lookAtRestored(backup, folder),
    // A name that is taken by what the last kill had restored is refused, and that is right.
    unsound: ending.lines.filter((line) => line.startsWith('refused') && !line.includes('register-exists')),
  };
}

/** One folder is used until a restoring came through: whatever the kills before left there must not be in its way. */
function victim(backup: Backup, folder: string): Victim {
  const clear = (): void => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.join(folder, 'to'), { recursive: true });
  };
  clear();
  return {
    order: () => orderFor(backup, folder),
    judge(ending) {
      const verdict = verdictOn(backup, folder, ending);
      const left = existsSync(path.join(folder, 'to')) ? readdirSync(path.join(folder, 'to')) : [];
      const through = left.includes('Restored.mcn');
      const expected = ['Restored.mcn', 'Restored.mcn.header'];
      const litter = ending.finished && through ? left.filter((name) => !expected.includes(name)) : [];
      if (through) clear();
      return { ...verdict, unsound: [...verdict.unsound, ...litter.map((name) => `${name} was left behind`)] };
    },
  };
}

/** A backup put back under a new name: there whole or not there, and the backup untouched. */
export const killedRestores: Campaign = {
  name: 'kill-restore',
  run: async (setting) => {
    const backup = await makeOne(setting);
    const kills = setting.amount(40, 1000);
    return [await killLoop(setting, 'restore', kills, (folder) => victim(backup, folder))];
  },
};
