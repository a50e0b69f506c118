import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

/**
 * Bytes that must not reach a log, an error or a reply: printing, serialising or inspecting one shows `[secret]`.
 * `wipe` overwrites them; a wiped secret refuses to be used.
 */
export class Secret {
  #bytes: Buffer | null;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  static random(length = 32): Secret {
    return new Secret(randomBytes(length));
  }

  /** Lends the bytes to a function; the caller must not keep them. */
  use<T>(borrow: (bytes: Buffer) => T): T {
    if (this.#bytes === null) throw new Error('a wiped secret was used');
    return borrow(this.#bytes);
  }

  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = null;
  }

  /** Becomes another secret, for everybody who holds this one; the other is wiped. */
  takeOver(other: Secret): void {
    other.use((bytes) => {
      this.#bytes?.fill(0);
      this.#bytes = Buffer.from(bytes);
    });
    other.wipe();
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
