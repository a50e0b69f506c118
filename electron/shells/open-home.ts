import { openDataFolder } from './data-folder.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/**
 * The data folder of this start. The demonstration gets a throw-away one, so that it never stands among real registers,
 * unless `CASEBOOK_HOME` names one.
 */
export const openHome = (demonstration: boolean): TemporaryFolder =>
  demonstration && !process.env.CASEBOOK_HOME
    ? createTemporaryFolder('demonstration')
    : { path: openDataFolder(), remove: () => Promise.resolve() };
