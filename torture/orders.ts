import type { OperationName } from '../domain/contract.ts';
import type { LittleRoom } from './full/little-room.ts';
import type { LockedLittleRoom } from './full/locked-little-room.ts';
import type { Place } from './register.ts';

/** One call of the contract. A text in its input that begins with `$` is looked up when its turn comes. */
export interface Call {
  readonly operation: OperationName;
  readonly input: object;
}

/** What a child is told to do, on one line of JSON. */
export type Order =
  | {
      /** Opens the register as the application does, makes the calls one after the other, and closes. */
      readonly kind: 'calls';
      readonly place: Place;
      readonly calls: readonly Call[];
      /** Pages in the log after which it is written back; the database's own choice where left out. */
      readonly checkpointAt?: number;
      /** Only for the control that must fail. */
      readonly synchronous?: 'OFF' | 'NORMAL';
      /** Opens with what opens a slot, where the data key may have been changed since. */
      readonly bySlot?: number;
    }
  /** Makes calls of a host that has opened nothing. */
  | { readonly kind: 'locked-calls'; readonly home: string; readonly calls: readonly Call[] }
  /** Opens it, which brings its schema up to date. */
  | { readonly kind: 'migrate'; readonly place: Place }
  /** Migrates from a schema and dies after a number of statements. */
  | { readonly kind: 'migrate-and-die'; readonly place: Place; readonly version: number; readonly stop: number }
  | LittleRoom
  | LockedLittleRoom;
