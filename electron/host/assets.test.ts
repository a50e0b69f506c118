import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assets, openAssets } from './assets.ts';
import { electronOrigin } from './navigation.ts';

const hash = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
let folder: string;
let assets: Assets;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-assets-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'style-hashes.json'), JSON.stringify([hash, "'unsafe-inline'", 7]));
  writeFileSync(join(folder, 'host.js'), 'secret');
  writeFileSync(join(folder, 'renderer', 'index.html'), 'page');
  writeFileSync(join(folder, 'renderer', 'notes.sqlite'), 'secret');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-1a.js'), 'script');
  symlinkSync(join(folder, 'host.js'), join(folder, 'renderer', 'assets', 'link.js'));
  assets = openAssets(folder, electronOrigin);
});
afterAll(() => rmSync(folder, { recursive: true }));

const hostile = [
  'app://bundle/../host.js',
  'app://bundle/assets/../../host.js',
  'app://bundle/%2e%2e/host.js',
  'app://bundle/assets/%2e%2e%2f%2e%2e%2fhost.js',
  'app://bundle/..%5chost.js',
  'app://bundle/..\\host.js',
  'app://bundle//etc/hostname',
  'app://bundle/assets//index-1a.js',
  'app://bundle/assets/index-1a.js%00.html',
  'app://bundle/assets/index-1a.js/',
  'app://bundle/assets/',
  'app://bundle/assets/link.js',
  'app://bundle/notes.sqlite',
  'app://bundle/INDEX.HTML',
  'app://bundle/style-hashes.json',
  'app://bundle/__proto__',
  'app://bundle/constructor',
  'app://elsewhere/index.html',
  'https://app.invalid/index.html',
  'file:///etc/hostname',
  'not an address',
];

describe('what the page gets', () => {
  it.each(hostile)('nothing for %s', async (url) => {
    const { status, body } = await assets(url, 'GET');
    expect(status).toBe(404);
    expect(body.length).toBe(0);
  });

  it('nothing for anything but GET', async () => {
    expect((await assets('app://bundle/', 'POST')).status).toBe(404);
  });

  it.each([
    ['app://bundle/', 'page', 'text/html; charset=utf-8'],
    ['app://bundle/#people', 'page', 'text/html; charset=utf-8'],
    ['app://bundle/assets/index-1a.js', 'script', 'text/javascript; charset=utf-8'],
  ])('the file for %s, with its type and the policy', async (url, text, type) => {
    const { status, headers, body } = await assets(url, 'GET');
    expect([status, String(body), headers['content-type']]).toEqual([200, text, type]);
    expect(headers['content-security-policy']).toContain(`style-src 'self' '${hash}';`);
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('never a file outside, whatever the spelling', async () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '\\', '/', 'host.js', 'renderer', 'assets', '%00', '');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const { body } = await assets(`app://bundle/${pieces.join('/')}`, 'GET');
        expect(String(body)).not.toBe('secret');
      }),
    );
  });
});
