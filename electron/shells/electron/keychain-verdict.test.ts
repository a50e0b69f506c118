import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeKeychain } from './keychain-verdict.ts';

const good = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

describe('the keychain of the system', () => {
  test.each([
    ['linux', 'basic_text', true, 'unprotected'],
    ['linux', 'basic_text', false, 'unprotected'],
    ['linux', 'unknown', true, 'unprotected'],
    ['linux', '', true, 'unprotected'],
    ['linux', null, true, 'unprotected'],
    ['linux', 'kwallet7', true, 'unprotected'],
    ['linux', 'GNOME_LIBSECRET', true, 'unprotected'],
    ...good.map((backend) => ['linux', backend, true, 'ask'] as const),
    ...good.map((backend) => ['linux', backend, false, 'unavailable'] as const),
    ['darwin', null, true, 'ask'],
    ['darwin', null, false, 'unavailable'],
    ['win32', null, true, 'ask'],
    ['win32', null, false, 'unavailable'],
    ['freebsd', null, true, 'unavailable'],
  ] as const)('%s, %s, asynchronous calls %s: %s', (platform, backend, asynchronous, verdict) => {
    expect(judgeKeychain({ platform, backend, asynchronous })).toBe(verdict);
  });

  test('is never asked on Linux by any name that is not known, and never without the asynchronous calls', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (backend, asynchronous) => {
        fc.pre(!good.includes(backend));
        expect(judgeKeychain({ platform: 'linux', backend, asynchronous })).toBe('unprotected');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('linux', 'darwin', 'win32', 'aix', 'android'), fc.string(), (platform, backend) => {
        expect(judgeKeychain({ platform, backend, asynchronous: false })).not.toBe('ask');
      }),
    );
  });
});
