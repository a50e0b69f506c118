import { z } from 'zod';
import { allow, roles } from '../access.ts';
import { disclosesNothing, operation } from '../operation.ts';

/** The jobs that can be stopped while they prepare; what they have written by then is nothing. */
export const stoppableJobs = ['imports.preview', 'imports.takeIn', 'imports.export'] as const;

export const jobsOperations = {
  /** Asks every running call of a job to stop; each is refused with `cancelled` before it writes, or has written already. */
  'jobs.cancel': operation({
    kind: 'job',
    access: allow(roles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ job: z.enum(stoppableJobs, { error: 'unknown-code' }) }),
    output: z.strictObject({}),
  }),
} as const;
