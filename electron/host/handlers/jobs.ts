import type { FeatureHandlers } from '../context.ts';

export const jobsHandlers: FeatureHandlers<'jobs'> = {
  'jobs.cancel': ({ cancel }, { job }) => {
    cancel(job);
    return {};
  },
};
