import type { SeededRandom } from '../electron/host/demonstration/seeded-random.ts';
import type { Nursery } from './children.ts';
import type { Result } from './results.ts';

/** What a campaign is given. */
export interface Setting {
  readonly random: SeededRandom;
  readonly nursery: Nursery;
  /** The bundled program of a child, for campaigns that start it under a tool. */
  readonly childScript: string;
  /** A folder for its registers, emptied afterwards. */
  readonly folder: string;
  readonly long: boolean;
  /** Which part of the long form is done; 1 for all of it. */
  readonly share: number;
  /** As many as the form asks for: the short number, or the long one scaled to what was asked for. */
  readonly amount: (short: number, long: number) => number;
}

/** One kind of fault, done many times. */
export interface Campaign {
  /** The word for `--only`. */
  readonly name: string;
  readonly run: (setting: Setting) => Promise<Result[]>;
}
