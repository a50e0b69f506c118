/** Who asked for which job to stop. Only calls that were running then are stopped, never the next. */
export interface Stopping {
  ask(job: string): void;
  /** How often it was asked; a call that finds more than when it began was asked to stop. */
  asked(job: string): number;
}

export function createStopping(): Stopping {
  const times = new Map<string, number>();
  const asked = (job: string): number => times.get(job) ?? 0;
  return { asked, ask: (job) => void times.set(job, asked(job) + 1) };
}
