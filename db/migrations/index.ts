import { firstSchema } from './0010-first-schema.ts';
import { severalPeople } from './0020-several-people.ts';
import { rightsAndRetention } from './0030-rights-and-retention.ts';
import { backups } from './0040-backups.ts';
import { auditIndex } from './0050-audit-index.ts';
import { sealedFacts } from './0070-sealed-facts.ts';
import { briefing } from './0100-briefing.ts';
import { imports } from './0110-imports.ts';
import { wholePerson } from './0120-whole-person.ts';
import { referrals } from './0130-referrals.ts';
import { cohorts } from './0140-cohorts.ts';
import { disclosures } from './0150-disclosures.ts';
import { contacts } from './0160-contacts.ts';
import { plans } from './0170-plans.ts';
import { lists } from './0180-lists.ts';
import { importJobs } from './0190-import-jobs.ts';
import { reached } from './0220-reached.ts';
import { firstEntries } from './0280-first-entries.ts';
import { soundSearch } from './0310-sound-search.ts';
import { fidelity } from './0320-fidelity.ts';
import { outcomesGrid } from './0330-outcomes-grid.ts';
import { measures } from './0340-measures.ts';
import { collecting } from './0350-collecting.ts';
import { progress } from './0360-progress.ts';

/** One step of the register's schema: numbered in tens, plain SQL, never changed once it has been released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** In order; a released step is frozen. */
export const migrations: readonly Migration[] = [
  firstSchema,
  severalPeople,
  rightsAndRetention,
  backups,
  auditIndex,
  sealedFacts,
  briefing,
  imports,
  wholePerson,
  referrals,
  cohorts,
  disclosures,
  contacts,
  plans,
  lists,
  importJobs,
  reached,
  firstEntries,
  soundSearch,
  fidelity,
  outcomesGrid,
  measures,
  collecting,
  progress,
];
