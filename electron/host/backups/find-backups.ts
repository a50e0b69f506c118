import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupFile } from '../../../domain/backups/operations.ts';
import type { Computer } from '../computer.ts';
import { type Header, headerPathOf, readHeader } from '../vault/header.ts';
import { backupsHome, openBackupNotes } from './backup-notes.ts';
import { fileOf, isThere } from './keep-few.ts';
import { readName } from './names.ts';
import { foldersOfBackups, isSameFile } from './places.ts';

/** A key file, or null where it cannot be read. */
export function headerOrNull(registerPath: string): Header | null {
  try {
    return readHeader(headerPathOf(registerPath));
  } catch {
    return null;
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Registers of whose backups this computer may know: those opened here, and those it has notes of. */
function knownRegisters(computer: Computer): readonly string[] {
  const folder = backupsHome(computer.home);
  const noted = existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.json$/, '')) : [];
  const all = [...computer.recent().map((one) => one.registerId), ...noted.filter((name) => uuid.test(name))];
  return [...new Set(all)];
}

/** Which register lies, or lay, at a path: by its key file, or by what this computer remembers. */
export function registerAt(computer: Computer, registerPath: string): string | null {
  const header = headerOrNull(registerPath);
  return header?.registerId ?? computer.recent().find((one) => one.path === registerPath)?.registerId ?? null;
}

/** The generation of the register's key now, as far as one of its key files is at hand. */
function presentGeneration(computer: Computer, registerId: string): number | null {
  const paths = computer.recent().filter((one) => one.registerId === registerId);
  const headers = paths.map((one) => headerOrNull(one.path)).filter((header) => header?.registerId === registerId);
  const generations = headers.map((header) => header?.generation ?? 0);
  return generations.length === 0 ? null : Math.max(...generations);
}

export function isOlderKey(computer: Computer, { registerId, generation }: Header): boolean | null {
  const present = presentGeneration(computer, registerId);
  return present === null ? null : generation < present;
}

/** Pairs in a folder under names that we give; only key files are read, never a register that somebody may have open. */
function scan(folder: string, registerId: string): { file: string; header: Header }[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => readName(name) !== null)
    .map((name) => ({ file: path.join(folder, name), header: headerOrNull(path.join(folder, name)) }))
    .filter((one): one is { file: string; header: Header } => one.header?.registerId === registerId);
}

export type FoundBackup = BackupFile & { readonly registerName: string };

/**
 * The backups of one register that can be found from this computer, newest first: those that it made and noted, and any
 * other pairs in their folders.
 * @param generation of the register's key now, where it is known better than from the registers opened here
 */
export function findBackups(
  computer: Computer,
  registerId: string,
  generation: number | null = presentGeneration(computer, registerId),
): readonly FoundBackup[] {
  const notes = openBackupNotes(computer.home, registerId).read();
  const older = (of: number): boolean | null => (generation === null ? null : of < generation);
  const noted = notes.backups.filter((one) => one.state === 'made' && existsSync(fileOf(one)));
  const known: FoundBackup[] = noted.map((one) => ({
    path: fileOf(one),
    name: one.name,
    madeAt: one.madeAt,
    bytes: one.bytes,
    state: isThere(one) ? 'good' : 'damaged',
    reason: one.reason,
    generation: one.generation,
    olderKey: older(one.generation),
    registerName: readName(one.name)?.registerName ?? notes.registerName,
  }));
  const others = foldersOfBackups(computer.home, registerId)
    .flatMap((folder) => scan(folder, registerId))
    .filter(({ file }) => !known.some((one) => isSameFile(one.path, file)));
  const unknown: FoundBackup[] = others.map(({ file, header }) => ({
    path: file,
    name: path.basename(file),
    ...(readName(path.basename(file)) ?? { registerName: '', madeAt: '' }),
    bytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0,
    state: 'not-known',
    reason: null,
    generation: header.generation,
    olderKey: older(header.generation),
  }));
  return [...known, ...unknown].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The same for every register that this computer knows. */
export const findAllBackups = (computer: Computer): readonly FoundBackup[] =>
  knownRegisters(computer)
    .flatMap((registerId) => findBackups(computer, registerId))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
