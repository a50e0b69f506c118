import type { IssuedCopy } from './closing-operations.ts';

const labels: Readonly<Record<IssuedCopy['what'], string>> = {
  return: 'a return',
  fidelity: 'the fidelity report',
  briefing: 'the briefing',
};

/** "a return of 2018-04-20, the fidelity report of 2018-04-21", with days as `say` writes them; null for none. */
export const issuedInWords = (issued: readonly IssuedCopy[], say: (day: string) => string): string | null =>
  issued.length === 0 ? null : issued.map(({ what, on }) => `${labels[what]} of ${say(on)}`).join(', ');
