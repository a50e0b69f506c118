/** Services that copy a folder to the internet and change its files behind a program's back. */
export const syncServices = ['OneDrive', 'Dropbox', 'Google Drive', 'iCloud', 'Nextcloud', 'Box'] as const;
export type SyncService = (typeof syncServices)[number];

/** What the computer says about itself; names of variables as the system spells them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names that the services give their folder, at any depth, in lower case. */
const folderNames: readonly (readonly [SyncService, RegExp])[] = [
  // "OneDrive", "OneDrive - Midshire Council", and "OneDrive-Personal" below macOS's Library/CloudStorage.
  ['OneDrive', /^onedrive($|[ -].*)/],
  ['Dropbox', /^dropbox($| \(.+\)$|-.+)/],
  // "My Drive" and "Shared drives" are what the virtual drive of Google shows.
  ['Google Drive', /^(google ?drive($|[ -].*)|google-drive:.*|my drive|shared drives)$/],
  ['iCloud', /^(icloud ?drive|com~apple~clouddocs|icloud~.+)$/],
  ['Nextcloud', /^(nextcloud|owncloud)\d*($|[ -].*)/],
  ['Box', /^(box|box sync|box-box)$/],
];

/** Variables in which a service leaves the place of its folder. */
const variables: readonly (readonly [SyncService, RegExp])[] = [
  ['OneDrive', /^onedrive(consumer|commercial)?$/i],
  ['Dropbox', /^dropbox(_?path)?$/i],
];

const segments = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split(/[\\/]+/)
    .filter((part) => part !== '');

const liesIn = (path: readonly string[], folder: readonly string[]): boolean =>
  folder.length > 0 && folder.every((part, at) => path[at] === part);

/** macOS keeps every app's iCloud folder here. */
function inMobileDocuments(path: readonly string[]): boolean {
  return path.some((part, at) => part === 'library' && path[at + 1] === 'mobile documents');
}

/**
 * Which service copies this folder, judged by the path and what the services leave in the environment; null where
 * nothing shows one. Windows, macOS and Linux spellings alike. A service whose folder was given another name is not seen.
 */
export function syncServiceOf(path: string, environment: Environment = {}): SyncService | null {
  const parts = segments(path);
  for (const [service, name] of variables) {
    const places = Object.entries(environment).filter(([key]) => name.test(key));
    if (places.some(([, place]) => place !== undefined && liesIn(parts, segments(place)))) return service;
  }
  if (inMobileDocuments(parts)) return 'iCloud';
  return folderNames.find(([, name]) => parts.some((part) => name.test(part)))?.[0] ?? null;
}
