import type { Clock } from '../domain/time.ts';

/**
 * A hybrid logical clock: the wall clock where it moves forward, a counter where it stands still or jumps back, and the
 * device, so that two laptops never make the same reading. Readings are text that sorts in order:
 * 12 hex digits of milliseconds, 4 of counter, 8 of device.
 */
export interface HybridClock {
  tick(): string;
}

export function createHybridClock(clock: Clock, deviceId: string, newestSeen: string | null): HybridClock {
  let milliseconds = newestSeen === null ? 0 : Number.parseInt(newestSeen.slice(0, 12), 16);
  let counter = newestSeen === null ? 0 : Number.parseInt(newestSeen.slice(13, 17), 16);
  const device = deviceId.replaceAll('-', '').slice(-8);
  // Thousands of readings may be taken in one millisecond.
  let written = { milliseconds: -1, text: '' };
  const millisecondsAsText = (): string => {
    if (written.milliseconds !== milliseconds)
      written = { milliseconds, text: milliseconds.toString(16).padStart(12, '0') };
    return written.text;
  };
  return {
    tick() {
      const wall = clock.now();
      if (wall > milliseconds) {
        milliseconds = wall;
        counter = 0;
      } else if (counter < 0xffff) {
        counter += 1;
      } else {
        milliseconds += 1;
        counter = 0;
      }
      return `${millisecondsAsText()}-${counter.toString(16).padStart(4, '0')}-${device}`;
    },
  };
}

/** The wall-clock part of a reading, in milliseconds since 1970. */
export const readingToMilliseconds = (reading: string): number => Number.parseInt(reading.slice(0, 12), 16);
