import type { Handlers } from '../context.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backups.ts';
import { briefingHandlers } from './briefing.ts';
import { cohortsHandlers } from './cohorts.ts';
import { collectingHandlers } from './collecting.ts';
import { contactsHandlers } from './contacts.ts';
import { costsHandlers } from './costs.ts';
import { draftHandlers } from './drafts.ts';
import { evaluationHandlers } from './evaluation.ts';
import { fidelityHandlers } from './fidelity.ts';
import { governanceHandlers } from './governance.ts';
import { historyHandlers } from './history.ts';
import { importsHandlers } from './imports.ts';
import { instrumentsHandlers } from './instruments.ts';
import { jobsHandlers } from './jobs.ts';
import { listsHandlers } from './lists.ts';
import { outcomesHandlers } from './outcomes.ts';
import { peopleHandlers } from './people.ts';
import { plansHandlers } from './plans.ts';
import { portraitHandlers } from './portraits.ts';
import { privacyHandlers } from './privacy.ts';
import { programmeHandlers } from './programme.ts';
import { progressHandlers } from './progress.ts';
import { referralsHandlers } from './referrals.ts';
import { returnsHandlers } from './returns.ts';
import { sealedHandlers } from './sealed.ts';
import { sharingHandlers } from './sharing.ts';
import { usersHandlers } from './users.ts';
import { vaultHandlers } from './vault.ts';

/** Every operation of the contract has exactly one handler; the type refuses anything else. */
export const handlers: Handlers = {
  ...vaultHandlers,
  ...sharingHandlers,
  ...usersHandlers,
  ...programmeHandlers,
  ...peopleHandlers,
  ...referralsHandlers,
  ...cohortsHandlers,
  ...contactsHandlers,
  ...plansHandlers,
  ...listsHandlers,
  ...importsHandlers,
  ...jobsHandlers,
  ...outcomesHandlers,
  ...instrumentsHandlers,
  ...collectingHandlers,
  ...progressHandlers,
  ...costsHandlers,
  ...fidelityHandlers,
  ...evaluationHandlers,
  ...briefingHandlers,
  ...portraitHandlers,
  ...returnsHandlers,
  ...sealedHandlers,
  ...governanceHandlers,
  ...historyHandlers,
  ...privacyHandlers,
  ...draftHandlers,
  ...auditHandlers,
  ...backupHandlers,
};
