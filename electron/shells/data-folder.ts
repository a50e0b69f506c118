import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Place = { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv; readonly home: string };

/**
 * Where the application keeps what is not in a register: recent registers and second copies of key files. The same for
 * every shell. `CASEBOOK_HOME` names another folder.
 */
export const dataFolder = ({ platform, env, home }: Place): string => {
  if (env.CASEBOOK_HOME) return resolve(env.CASEBOOK_HOME);
  switch (platform) {
    case 'win32':
      return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'MCN Casebook');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'MCN Casebook');
    default:
      return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'mcn-casebook');
  }
};

/** This computer's data folder, created for its owner alone when missing. */
export const openDataFolder = (): string => {
  const folder = dataFolder({ platform: process.platform, env: process.env, home: homedir() });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};
