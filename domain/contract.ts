import type { z } from 'zod';
import { auditOperations } from './audit/operations.ts';
import { backupOperations } from './backups/operations.ts';
import { briefingOperations } from './briefing/operations.ts';
import { cohortsOperations } from './cohorts/operations.ts';
import { collectingOperations } from './collecting/operations.ts';
import { contactsOperations } from './contacts/operations.ts';
import { costsOperations } from './costs/operations.ts';
import { draftOperations } from './drafts/operations.ts';
import { evaluationOperations } from './evaluation/operations.ts';
import { fidelityOperations } from './fidelity/operations.ts';
import { governanceOperations } from './governance/operations.ts';
import { historyOperations } from './history/operations.ts';
import { importsOperations } from './imports/operations.ts';
import { instrumentsOperations } from './instruments/operations.ts';
import { jobsOperations } from './jobs/operations.ts';
import { listsOperations } from './lists/operations.ts';
import { outcomesOperations } from './outcomes/operations.ts';
import { peopleOperations } from './people/operations.ts';
import { plansOperations } from './plans/operations.ts';
import { portraitOperations } from './portraits/operations.ts';
import { privacyOperations } from './privacy/operations.ts';
import { programmeOperations } from './programme/operations.ts';
import { progressOperations } from './progress/operations.ts';
import { referralsOperations } from './referrals/operations.ts';
import type { Reply } from './reply.ts';
import { returnsOperations } from './returns/operations.ts';
import { sealedOperations } from './sealed/operations.ts';
import { sharingOperations } from './sharing/operations.ts';
import { usersOperations } from './users/operations.ts';
import { vaultOperations } from './vault/operations.ts';

/** Every operation that a face of the application can ask of the host. */
export const contract = {
  ...vaultOperations,
  ...sharingOperations,
  ...usersOperations,
  ...programmeOperations,
  ...peopleOperations,
  ...referralsOperations,
  ...cohortsOperations,
  ...contactsOperations,
  ...plansOperations,
  ...listsOperations,
  ...importsOperations,
  ...jobsOperations,
  ...outcomesOperations,
  ...instrumentsOperations,
  ...collectingOperations,
  ...progressOperations,
  ...costsOperations,
  ...fidelityOperations,
  ...evaluationOperations,
  ...briefingOperations,
  ...portraitOperations,
  ...returnsOperations,
  ...sealedOperations,
  ...governanceOperations,
  ...historyOperations,
  ...privacyOperations,
  ...draftOperations,
  ...auditOperations,
  ...backupOperations,
} as const;

export type OperationName = keyof typeof contract;
export const operationNames = Object.keys(contract) as readonly OperationName[];

/** What a caller may pass, before trimming and defaults. */
export type InputOf<K extends OperationName> = z.input<(typeof contract)[K]['input']>;
/** What a handler receives, after the schema. */
export type ParsedInputOf<K extends OperationName> = z.output<(typeof contract)[K]['input']>;
export type OutputOf<K extends OperationName> = z.output<(typeof contract)[K]['output']>;

export type OperationsOfKind<Kind extends 'read' | 'write' | 'job'> = {
  [K in OperationName]: (typeof contract)[K]['kind'] extends Kind ? K : never;
}[OperationName];

/** Calls one operation and answers with a value, never an exception. */
export type Call = <K extends OperationName>(name: K, input: InputOf<K>) => Promise<Reply<OutputOf<K>>>;
