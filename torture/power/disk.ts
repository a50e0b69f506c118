import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededRandom } from '../../electron/host/demonstration/seeded-random.ts';
import type { Event } from './trace.ts';

type Pending = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

/** One file's content: what a drive has promised to keep, and what it was told since. */
interface Inode {
  kept: Buffer;
  pending: Pending[];
  /** Where a write without a place of its own goes. */
  end: number;
}

type Entries = Map<string, Inode>;
type Renaming = (entries: Entries) => void;

const sector = 512;

/** Writes into the content in place where it is long enough; answers with the content that now holds. */
function apply(content: Buffer, change: Pending): Buffer {
  const length = 'length' in change ? change.length : Math.max(content.length, change.at + change.bytes.length);
  let next = content;
  if (length !== content.length) {
    next = Buffer.alloc(length);
    content.copy(next, 0, 0, length);
  }
  if ('bytes' in change) change.bytes.copy(next, change.at);
  return next;
}

/** A write in the pieces in which a drive may keep it: sectors, each whole or not at all. */
function sectorsOf(change: Pending): Pending[] {
  if ('length' in change) return [change];
  const pieces: Pending[] = [];
  for (let from = 0; from < change.bytes.length; ) {
    const room = sector - ((change.at + from) % sector);
    pieces.push({ at: change.at + from, bytes: change.bytes.subarray(from, from + room) });
    from += room;
  }
  return pieces;
}

/**
 * A folder on a drive that keeps only what it was asked to keep. Content is kept at the sync of its file; names at the
 * sync of the folder. At a power cut any part of what is pending may have reached the drive: of content any sectors, of
 * names the changes up to some moment, because file systems keep those in order.
 */
export class Disk {
  readonly #folder: string;
  readonly #now: Entries = new Map();
  #kept: Entries = new Map();
  #renamings: Renaming[] = [];

  constructor(folder: string, files: ReadonlyMap<string, Buffer>) {
    this.#folder = folder;
    for (const [name, bytes] of files)
      this.#now.set(name, { kept: Buffer.from(bytes), pending: [], end: bytes.length });
    this.#kept = new Map(this.#now);
  }

  #name(of: string): string | null {
    return path.dirname(of) === this.#folder ? path.basename(of) : null;
  }

  #rename(change: Renaming): void {
    change(this.#now);
    this.#renamings.push(change);
  }

  #opened(name: string, emptied: boolean): void {
    const there = this.#now.get(name);
    if (there === undefined) {
      const fresh: Inode = { kept: Buffer.alloc(0), pending: [], end: 0 };
      this.#rename((entries) => void entries.set(name, fresh));
    } else if (emptied) {
      there.pending.push({ length: 0 });
      there.end = 0;
    }
  }

  #written(name: string, at: number | null, bytes: Buffer): void {
    const inode = this.#now.get(name);
    if (inode === undefined) return;
    inode.pending.push({ at: at ?? inode.end, bytes });
    if (at === null) inode.end += bytes.length;
  }

  #synced(of: string): void {
    if (of === this.#folder) {
      for (const change of this.#renamings) change(this.#kept);
      this.#renamings = [];
      return;
    }
    const inode = this.#now.get(this.#name(of) ?? '');
    if (inode === undefined) return;
    inode.kept = inode.pending.reduce(apply, inode.kept);
    inode.pending = [];
  }

  /** Does to this drive what a process did to its own. */
  tell(event: Event): void {
    if (event.kind === 'said') return;
    const name = this.#name(event.path);
    if (event.kind === 'synced') this.#synced(event.path);
    else if (name !== null) this.#changed(name, event);
  }

  #changed(name: string, event: Exclude<Event, { readonly kind: 'said' | 'synced' }>): void {
    if (event.kind === 'opened') this.#opened(name, event.emptied);
    else if (event.kind === 'written') this.#written(name, event.at, event.bytes);
    else if (event.kind === 'cut') this.#now.get(name)?.pending.push({ length: event.length });
    else if (event.kind === 'removed') this.#rename((entries) => void entries.delete(name));
    else this.#renamed(name, path.basename(event.to));
  }

  #renamed(name: string, to: string): void {
    this.#rename((entries) => {
      const inode = entries.get(name);
      if (inode === undefined) return;
      entries.delete(name);
      entries.set(to, inode);
    });
  }

  /** Puts into a folder what could be found after a power cut at this moment. */
  cutPower(random: SeededRandom, into: string): void {
    const entries = new Map(this.#kept);
    for (const change of this.#renamings.slice(0, random.between(0, this.#renamings.length))) change(entries);
    const luck = random.pick([0, 0.1, 0.5, 0.9, 1]);
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    for (const [name, { kept, pending }] of entries) {
      const reached = pending.flatMap(sectorsOf).filter(() => random.chance(luck));
      writeFileSync(path.join(into, name), reached.reduce(apply, Buffer.from(kept)));
    }
  }
}
