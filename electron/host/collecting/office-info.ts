import { Refusal } from '../../../domain/refusal.ts';

/** How a workbook under a password is encrypted ([MS-OFFCRYPTO] 2.3.4.10); hashes by the names that Node has for them. */
export interface AgileInfo {
  readonly data: { readonly hash: string; readonly salt: Uint8Array; readonly keyBits: number };
  readonly password: {
    readonly hash: string;
    readonly salt: Uint8Array;
    readonly spinCount: number;
    readonly keyBits: number;
    /** What proves the password, and the key of the content under it. */
    readonly input: Uint8Array;
    readonly value: Uint8Array;
    readonly key: Uint8Array;
  };
  readonly integrity: { readonly key: Uint8Array; readonly value: Uint8Array };
}

const hashNames: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};
const hashSizes: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
const writtenName = (hash: string): string =>
  Object.keys(hashNames).find((name) => hashNames[name] === hash) ?? 'SHA512';

/** Version 4.4 and the flag of agile encryption, little endian. */
const versionAndFlag = Buffer.from('0400040040000000', 'hex');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const cipherWords = (hash: string, keyBits: number, salt: Uint8Array): string =>
  `saltSize="${salt.length}" blockSize="16" keyBits="${keyBits}" hashSize="${hashSizes[hash]}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${writtenName(hash)}" saltValue="${base64(salt)}"`;

/** The stream that says how the content is encrypted. */
export function writeInfo({ data, password, integrity }: AgileInfo): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password" xmlns:c="http://schemas.microsoft.com/office/2006/keyEncryptor/certificate"><keyData ${cipherWords(data.hash, data.keyBits, data.salt)}/><dataIntegrity encryptedHmacKey="${base64(integrity.key)}" encryptedHmacValue="${base64(integrity.value)}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${password.spinCount}" ${cipherWords(password.hash, password.keyBits, password.salt)} encryptedVerifierHashInput="${base64(password.input)}" encryptedVerifierHashValue="${base64(password.value)}" encryptedKeyValue="${base64(password.key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  return Buffer.concat([versionAndFlag, Buffer.from(xml, 'utf8')]);
}

/** The attributes of the first element of that name, whatever its prefix. */
function attributesOf(xml: string, name: string): Readonly<Record<string, string>> {
  const element = new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`).exec(xml)?.[1];
  if (element === undefined) throw new Refusal('import-damaged', 'path');
  return Object.fromEntries([...element.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
}

type Attributes = ReturnType<typeof attributesOf>;

const bytesIn = (attributes: Attributes, name: string): Uint8Array => Buffer.from(attributes[name] ?? '', 'base64');

const numberIn = (attributes: Attributes, name: string): number => {
  const text = attributes[name] ?? '';
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('import-damaged', 'path');
  return Number(text);
};

/** What is encrypted otherwise than Excel has done since 2010 is refused, in words that say how to save it. */
function cipherIn(attributes: Attributes) {
  const hash = hashNames[attributes.hashAlgorithm ?? ''];
  const keyBits = numberIn(attributes, 'keyBits');
  const isKnown =
    attributes.cipherAlgorithm === 'AES' &&
    attributes.cipherChaining === 'ChainingModeCBC' &&
    [128, 192, 256].includes(keyBits) &&
    numberIn(attributes, 'blockSize') === 16;
  if (hash === undefined || !isKnown) throw new Refusal('collecting-other-protection', 'path');
  return { hash, keyBits, salt: bytesIn(attributes, 'saltValue') };
}

/** Reads that stream; refuses another kind of protection and what is damaged. */
export function readInfo(stream: Uint8Array): AgileInfo {
  const bytes = Buffer.from(stream);
  if (bytes.length < versionAndFlag.length) throw new Refusal('import-damaged', 'path');
  if (!bytes.subarray(0, 4).equals(versionAndFlag.subarray(0, 4)))
    throw new Refusal('collecting-other-protection', 'path');
  const xml = bytes.toString('utf8', versionAndFlag.length, versionAndFlag.length + 20_000);
  const [data, key] = [attributesOf(xml, 'keyData'), attributesOf(xml, 'encryptedKey')];
  const integrity = attributesOf(xml, 'dataIntegrity');
  return {
    data: cipherIn(data),
    password: {
      ...cipherIn(key),
      spinCount: numberIn(key, 'spinCount'),
      input: bytesIn(key, 'encryptedVerifierHashInput'),
      value: bytesIn(key, 'encryptedVerifierHashValue'),
      key: bytesIn(key, 'encryptedKeyValue'),
    },
    integrity: { key: bytesIn(integrity, 'encryptedHmacKey'), value: bytesIn(integrity, 'encryptedHmacValue') },
  };
}
