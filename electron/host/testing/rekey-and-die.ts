import { readFileSync, writeSync } from 'node:fs';
import { openRegister, refusalOf } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { headerPathOf, readHeader, writeHeader } from '../vault/header.ts';
import { createKeyFile } from '../vault/key-file.ts';
import { withNewRecovery } from '../vault/new-recovery.ts';

/** A re-key in a process of its own, which kills itself at a step or is killed from outside. */
export interface RekeyOrder {
  readonly file: string;
  /** The present data key, as hex. */
  readonly key: string;
  /** The slot that is left out. */
  readonly without: string;
  /** A recovery code that takes the place of the present one with the re-key, as hex. */
  readonly newCode?: string;
  /** Before or after the first or second writing of the key file; `none` to be killed from outside, or to live. */
  readonly dieAt: 'before-1' | 'after-1' | 'before-2' | 'after-2' | 'none';
}

const order = JSON.parse(readFileSync(0, 'utf8')) as RekeyOrder;
const dataKey = new Secret(Buffer.from(order.key, 'hex'));
const raw = openRegister(order.file, dataKey, { create: false });
const dieAt = (moment: RekeyOrder['dieAt']): void => {
  if (order.dieAt === moment) process.kill(process.pid, 'SIGKILL');
};
let writes: 0 | 1 | 2 = 0;
const keyFile = createKeyFile(
  readHeader(headerPathOf(order.file)),
  dataKey,
  (header, key) => {
    writes = writes === 0 ? 1 : 2;
    dieAt(`before-${writes}`);
    const written = writeHeader([headerPathOf(order.file)], header, key);
    dieAt(`after-${writes}`);
    writeSync(1, 'written\n');
    return written;
  },
  raw,
);
try {
  const code = order.newCode === undefined ? null : new Secret(Buffer.from(order.newCode, 'hex'));
  keyFile.rekey({
    without: (slot) => slot.id === order.without,
    ...(code === null ? {} : { change: (slots, sealing) => withNewRecovery(slots, code, sealing, 2) }),
  });
  writeSync(1, 'done\n');
} catch (error) {
  writeSync(1, `${refusalOf(error)?.code ?? 'unexpected'}\n`);
}
