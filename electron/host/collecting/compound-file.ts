import * as cfb from 'cfb';

/** The two streams of a workbook under a password (MS-OFFCRYPTO 1.3.1). */
export interface ProtectedParts {
  readonly info: Uint8Array;
  readonly content: Uint8Array;
}

const infoName = 'EncryptionInfo';
const contentName = 'EncryptedPackage';
/** A stream that the library puts into each new container and that says nothing. */
const makersMark = '\u0001Sh33tJ5';

/** The container in which a workbook under a password lies, with its two streams. */
export function packParts({ info, content }: ProtectedParts): Uint8Array {
  const container = cfb.utils.cfb_new();
  cfb.utils.cfb_add(container, infoName, Buffer.from(info));
  cfb.utils.cfb_add(container, contentName, Buffer.from(content));
  cfb.utils.cfb_del(container, makersMark);
  return Uint8Array.from(cfb.write(container, { type: 'buffer' }) as Buffer);
}

const streamOf = (container: cfb.CFB$Container, name: string): Uint8Array | null => {
  const found = cfb.find(container, `/${name}`);
  return found === null ? null : Uint8Array.from(found.content);
};

/** The two streams of a container; null where it is damaged or holds something else. */
export function unpackParts(bytes: Uint8Array): ProtectedParts | null {
  try {
    const container = cfb.read(Buffer.from(bytes), { type: 'buffer' });
    const [info, content] = [streamOf(container, infoName), streamOf(container, contentName)];
    return info === null || content === null ? null : { info, content };
  } catch {
    return null;
  }
}
