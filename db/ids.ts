import type { Clock } from '../domain/time.ts';
import { freshBytes } from './fresh-bytes.ts';

/** Where ids come from; the demonstration and some tests pass their own source of randomness. */
export interface IdSource {
  newId(): string;
}

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then a counter that keeps ids made in one millisecond in order,
 * then randomness.
 */
export function createIdSource(clock: Clock, random: (length: number) => Uint8Array = freshBytes): IdSource {
  let last = 0;
  let counter = 0;
  return {
    newId() {
      const now = Math.max(clock.now(), last);
      counter = now === last ? counter + 1 : 0;
      last = now;
      if (counter > 0xfff) {
        last += 1;
        counter = 0;
      }
      const bytes = Buffer.alloc(16);
      bytes.writeUIntBE(last, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      Buffer.from(random(8)).copy(bytes, 8);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
