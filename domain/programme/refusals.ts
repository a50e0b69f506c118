/** Refusals of periods. Part of `domain/refusal.ts`. */
export const programmeRefusals = {
  'period-closed':
    'This period is closed, so nothing is written into it. What you typed is still here; ask your coordinator to open the period again, with a reason.',
  'period-not-over': 'This period is not over yet. Close it when its last day has passed.',
  'period-closed-already': 'This period is closed already.',
  'period-not-closed': 'This period is not closed, so there is nothing to open again.',
} as const;
