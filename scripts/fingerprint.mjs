// Whether dist/ was built from the sources as they are now. Plain JavaScript without packages: the start script asks
// before it knows which Node is there.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const sources = ['assets', 'db', 'domain', 'electron', 'renderer'];
const files = ['package.json', 'package-lock.json', 'scripts/build.ts', 'scripts/style-hashes.ts'];

/** Where the build writes what it was made from. */
export const stampFile = join(root, 'dist', '.built');

const isInput = (path) => !/\.test\.tsx?$/.test(path);

const list = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? list(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .filter(isInput);

/** A hash over the names and contents of everything that the build reads. */
export const fingerprint = () => {
  const hash = createHash('sha256');
  const present = [...sources.filter((folder) => existsSync(join(root, folder))).flatMap(list), ...files];
  for (const path of present.filter((name) => existsSync(join(root, name))).sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
};

export const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
