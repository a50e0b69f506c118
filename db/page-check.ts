import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pageSize } from './open.ts';
import type { Secret } from './secret.ts';

/** What the cipher keeps at the end of each page, its own authentication, and at the beginning of the file. In bytes. */
const macLength = 64;
const saltLength = 16;

/** The key of the pages' authentication, as the cipher derives it from the raw key and the file's salt. */
const macKeyOf = (key: Secret, salt: Buffer): Buffer =>
  key.use((bytes) => pbkdf2Sync(bytes, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512'));

function holds(page: Buffer, number: number, macKey: Buffer): boolean {
  const end = pageSize - macLength;
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const signed = page.subarray(number === 1 ? saltLength : 0, end);
  const mac = createHmac('sha512', macKey).update(signed).update(place).digest();
  return timingSafeEqual(mac, page.subarray(end, end + macLength));
}

/**
 * Whether a single page of a closed register was written with this key. Where none was, it is the key of another time or
 * another register, or every page was replaced; where one was, the key is right and other pages are damaged.
 */
export function anyPageHolds(file: string, key: Secret): boolean {
  const handle = openSync(file, 'r');
  const page = Buffer.alloc(pageSize);
  let macKey: Buffer | null = null;
  try {
    const pages = Math.floor(fstatSync(handle).size / pageSize);
    for (let number = 1; number <= pages; number += 1) {
      readSync(handle, page, 0, pageSize, (number - 1) * pageSize);
      macKey ??= macKeyOf(key, page.subarray(0, saltLength));
      if (holds(page, number, macKey)) return true;
    }
    return false;
  } finally {
    macKey?.fill(0);
    closeSync(handle);
  }
}
