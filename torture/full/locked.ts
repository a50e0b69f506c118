import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newestVersion } from '../../db/migrate.ts';
import { refusalOf } from '../../db/open.ts';
import { encodeRecoveryCode } from '../../domain/vault/recovery-code.ts';
import { assertSealed, headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import type { Setting } from '../campaign.ts';
import type { Child } from '../children.ts';
import { contentOf } from '../content.ts';
import { museumContent } from '../museum/first-schema-rows.ts';
import { createOldRegisterWithPassphrase } from '../museum/old-register-with-passphrase.ts';
import { differences } from '../oracle.ts';
import type { Call } from '../orders.ts';
import { dataKeyOf, type Place, withRegister } from '../register.ts';
import type { Room } from './little-room.ts';
import type { LockedLittleRoom, LockedOutcome } from './locked-little-room.ts';

const passphrase = 'river lantern copper violin';
const next = 'thimble orchard amber wagon';

/** Something that opens or makes a register, and what stands around it. */
interface Case {
  readonly what: string;
  readonly place: Place;
  readonly folder: string;
  readonly setUp: readonly Call[];
  readonly call: Call;
}

async function prepared(setting: Setting, name: string, version: number, change?: (place: Place) => void) {
  const folder = path.join(setting.folder, `locked-${name}`);
  const place = await createOldRegisterWithPassphrase(folder, version, passphrase);
  mkdirSync(path.join(folder, 'home', 'key-files'), { recursive: true });
  mkdirSync(path.join(folder, 'made'));
  change?.(place);
  const recoveryCode = encodeRecoveryCode(Buffer.from(place.codes?.[1] ?? '', 'hex'));
  return { folder, place, path: place.file, recoveryCode };
}

/** Puts the key file where this computer keeps its copy, and takes it away from beside the register. */
function loseKeyFile({ file, folder }: Place): void {
  const { registerId } = readHeader(headerPathOf(file));
  cpSync(headerPathOf(file), path.join(folder, 'home', 'key-files', `${registerId}.header`));
  rmSync(headerPathOf(file));
}

export async function lockedCases(setting: Setting): Promise<Case[]> {
  const newest = newestVersion();
  const current = await prepared(setting, 'current', newest);
  const older = await prepared(setting, 'older', 40);
  const torn = await prepared(setting, 'without-key-file', newest, loseKeyFile);
  const unlock = (at: string): Call => ({ operation: 'vault.unlock', input: { path: at, passphrase } });
  const names = { areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Sam Teale', passphrase };
  const made = { folder: path.join(current.folder, 'made'), registerName: 'Made', ...names };
  const of = (what: string, from: typeof current, call: Call, setUp: readonly Call[] = []): Case => ({
    ...{ what, call, setUp },
    place: from.place,
    folder: from.folder,
  });
  const recovering = { path: current.path, recoveryCode: current.recoveryCode, newPassphrase: next };
  return [
    of('vault.create', current, { operation: 'vault.create', input: made }),
    of('vault.unlock', current, unlock(current.path)),
    of('vault.unlock of an older register', older, unlock(older.path)),
    of('vault.recover', current, { operation: 'vault.recover', input: recovering }),
    of('vault.restoreHeader', torn, { operation: 'vault.restoreHeader', input: { path: torn.path } }),
    of(
      'vault.changePassphrase',
      current,
      { operation: 'vault.changePassphrase', input: { current: passphrase, next } },
      [unlock(current.path)],
    ),
  ];
}

const isLitter = (name: string): boolean =>
  /\.(unfinished|room)$/.test(name) ||
  /^made\//.test(name) ||
  (/\.(mcn|header)$/.test(name) && !name.startsWith('home'));

/** What must hold once there is room again: the register opens and says what it said, and a refusal left nothing. */
function lookAt({ place, call }: Case, copyTo: string, { code, left }: LockedOutcome): string[] {
  const file = path.join(copyTo, path.basename(place.file));
  const wrong: string[] = [];
  try {
    wrong.push(...withRegister({ ...place, file }, (db) => differences(museumContent, contentOf(db))));
    const withKeyFile = call.operation !== 'vault.restoreHeader' || code === 'ok';
    if (withKeyFile) assertSealed(readHeader(headerPathOf(file)), dataKeyOf(place));
  } catch (error) {
    wrong.push(`it does not open: ${refusalOf(error)?.code ?? String(error)}`);
  }
  const beside = code === 'ok' ? [] : left.filter(isLitter);
  const pair = left.filter((name) => name.startsWith('made/')).length;
  return [
    ...wrong,
    ...(beside.length === 0 ? [] : [`it was refused and left ${beside.join(', ')}`]),
    ...(call.operation === 'vault.create' && code === 'ok' && pair !== 2 ? [`${pair} files of a pair`] : []),
    ...(['ok', 'folder-full', 'backup-needed-first'].includes(code) ? [] : [`it was refused as ${code}`]),
  ];
}

/** Tries one of them; answers with what came of it and what is wrong. */
export async function tryCase(
  child: Child,
  one: Case,
  where: { readonly workIn: string; readonly copyTo: string },
  room: Room,
): Promise<{ outcome: LockedOutcome; wrong: string[] }> {
  const { folder: template, setUp, call } = one;
  const order: LockedLittleRoom = { kind: 'locked-little-room', template, ...where, setUp, call, room };
  const [told = ''] = await child.carryOut(order);
  const outcome = JSON.parse(told) as LockedOutcome;
  return { outcome, wrong: lookAt(one, where.copyTo, outcome) };
}
