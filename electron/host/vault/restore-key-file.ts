import { existsSync, readFileSync, renameSync } from 'node:fs';
import { assertLooksLikeRegister, readSalt } from '../../../db/open.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Computer } from '../computer.ts';
import { type Header, headerPathOf } from './header.ts';
import { keyFileCopies, keyFileOrNull } from './key-file-copies.ts';
import { refusalOfFile, replaceFile } from './replace-file.ts';

/** Puts new content in the place of a file and keeps the old one beside it under a longer name. */
function exchange(file: string, content: Uint8Array, keptAs: string): void {
  const kept = `${file}.${keptAs}`;
  try {
    const there = existsSync(file);
    if (there) renameSync(file, kept);
    try {
      replaceFile(file, content);
    } catch (error) {
      if (there) renameSync(kept, file);
      throw error;
    }
  } catch (error) {
    throw refusalOfFile(error, 'path') ?? error;
  }
}

/** What is known of the key file that belongs beside a register, from what lies there and from this computer's memory. */
interface Known {
  readonly registerId: string | null;
  /** The highest generation that was seen; 0 where none was. */
  readonly generation: number;
  /** How far the audit trail had come by the key file that lies there, where it is of that generation. */
  readonly count: number;
}

function knownOf(computer: Computer, registerPath: string, salt: string): Known {
  const found = keyFileOrNull(headerPathOf(registerPath));
  const beside = found?.registerSalt === salt ? found : null;
  const remembered = computer.recent().find((one) => one.path === registerPath);
  const generation = Math.max(remembered?.generation ?? 0, beside?.generation ?? 0);
  return {
    registerId: remembered?.registerId ?? beside?.registerId ?? null,
    generation,
    count: beside?.generation === generation ? beside.auditHead.count : 0,
  };
}

const isOlder = ({ generation, auditHead }: Header, known: Known): boolean =>
  generation < known.generation || (generation === known.generation && auditHead.count < known.count);

/** The copy that fits best: of the generation that is known, else the newest. */
function bestOf<T extends { readonly header: Header }>(copies: readonly T[], known: Known): T | undefined {
  const newestFirst = copies.toSorted((a, b) => b.header.generation - a.header.generation);
  return newestFirst.find(({ header }) => header.generation === known.generation) ?? newestFirst[0];
}

/**
 * Puts the copy of the key file that this computer kept back beside the register; the one that lay there stays under a
 * longer name. It is chosen by the register's id and the generation of its key, because a restored backup shares the
 * register's salt. Throws `header-missing` where there is no copy, `key-file-copy-same` where it is what lies there, and
 * `key-file-copy-older` where it is older than what is known of this register, unless `older` says that this is wanted.
 */
export function restoreKeyFile(
  computer: Computer,
  registerPath: string,
  { now, older }: { readonly now: number; readonly older: boolean },
): void {
  assertLooksLikeRegister(registerPath);
  const salt = readSalt(registerPath).toString('base64');
  const known = knownOf(computer, registerPath, salt);
  const ours = keyFileCopies(computer).filter(
    ({ header }) =>
      header.registerSalt === salt && (known.registerId === null || header.registerId === known.registerId),
  );
  if (ours.length === 0) throw new Refusal('header-missing', 'path');
  const place = headerPathOf(registerPath);
  const beside = existsSync(place) ? readFileSync(place) : null;
  const others = ours.filter(({ bytes }) => beside === null || !bytes.equals(beside));
  if (others.length === 0) throw new Refusal('key-file-copy-same', 'path');
  const notOlder = others.filter(({ header }) => !isOlder(header, known));
  const best = bestOf(notOlder, known) ?? (older ? bestOf(others, known) : undefined);
  if (best === undefined) throw new Refusal('key-file-copy-older', 'path');
  exchange(place, best.bytes, `damaged-${now}`);
}
