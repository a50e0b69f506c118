import type { Campaign } from './campaign.ts';
import { controls } from './controls/seen.ts';
import { damage } from './damage/damage.ts';
import { fullDisk } from './full/full.ts';
import { fuzzedImports } from './imports/fuzz.ts';
import { killedAccounts } from './kills/accounts.ts';
import { killedBackups } from './kills/backup.ts';
import { killedFiles } from './kills/files.ts';
import { killedImports } from './kills/import.ts';
import { killedMigrations, museum } from './kills/migrate.ts';
import { killedRekeys } from './kills/rekey.ts';
import { killedRestores } from './kills/restore.ts';
import { killedErasures, killedWrites } from './kills/write.ts';
import { notBuilt } from './not-built.ts';
import { powerLoss } from './power/power.ts';
import { situations } from './situations/situations.ts';

/** Every campaign, in the order in which they run. */
export const campaigns: readonly Campaign[] = [
  killedWrites,
  killedMigrations,
  killedBackups,
  killedRestores,
  killedErasures,
  killedRekeys,
  killedImports,
  killedFiles,
  killedAccounts,
  museum,
  damage,
  fullDisk,
  powerLoss,
  situations,
  fuzzedImports,
  controls,
  notBuilt,
];
