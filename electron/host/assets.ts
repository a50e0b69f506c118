import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pageHeaders } from './content-policy.ts';
import { isAppUrl } from './navigation.ts';

export interface Answer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers requests of the page out of the built bundle. */
export type Assets = (url: string, method: string) => Promise<Answer>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Every plain file under a folder, as the path by which the page may ask for it. Links are left out. */
const listFiles = (folder: string, prefix = '/'): [string, string][] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path, `${prefix}${entry.name}/`);
    return entry.isFile() ? [[`${prefix}${entry.name}`, path] satisfies [string, string]] : [];
  });

const readStyleHashes = (bundle: string): string[] => {
  const hashes: unknown = JSON.parse(readFileSync(join(bundle, 'style-hashes.json'), 'utf8'));
  if (!Array.isArray(hashes)) throw new Error('style-hashes.json is not a list');
  return hashes.filter((hash) => typeof hash === 'string' && /^sha256-[A-Za-z0-9+/]{43}=$/.test(hash));
};

/**
 * Opens the bundle (the folder with `renderer/` and `style-hashes.json`) for pages of one origin.
 * The files are listed once and looked up by their exact path, so no spelling of a path can leave the folder.
 */
export const openAssets = (bundle: string, origin: string): Assets => {
  const files = new Map(listFiles(join(bundle, 'renderer')));
  const headers = pageHeaders(readStyleHashes(bundle));
  const nothing: Answer = { status: 404, headers, body: Buffer.alloc(0) };
  return async (url, method) => {
    if (method !== 'GET' || !isAppUrl(url, origin)) return nothing;
    const asked = new URL(url).pathname;
    const path = files.get(asked === '/' ? '/index.html' : asked);
    const type = path === undefined ? undefined : types[extname(path)];
    if (path === undefined || type === undefined) return nothing;
    return { status: 200, headers: { ...headers, 'content-type': type }, body: await readFile(path) };
  };
};
