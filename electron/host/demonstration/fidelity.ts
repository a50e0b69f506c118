import { type FidelitySectionKey, fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { type InventedAim, type InventedQuarter, visions } from './fidelity-quarter.ts';
import type { Play, Schedule } from './stage.ts';

function writeAims(
  play: Play,
  section: { readonly periodId: string; readonly sectionKey: FidelitySectionKey },
  aims: readonly InventedAim[],
  parentId: string | null,
): void {
  for (const { wording, owner, dueOn, state, parts } of aims) {
    const { id } = play('fidelity.addAim', { ...section, parentId, wording, owner, dueOn });
    if (state !== 'open') play('fidelity.changeAim', { aimId: id, changes: { state } });
    writeAims(play, section, parts ?? [], id);
  }
}

/** Rates, describes and, where its day has come, issues one quarter. `wording` picks that of the vision. */
export function scheduleFidelity(
  play: Play,
  schedule: Schedule,
  quarter: InventedQuarter,
  periodId: string,
  wording: 0 | 1,
): void {
  schedule.on(quarter.writtenOn, () => {
    for (const sectionKey of fidelitySectionKeys) {
      const { rating, rag, comments, aims } = quarter.sections[sectionKey];
      const section = { periodId, sectionKey };
      play('fidelity.rate', { ...section, rating });
      writeAims(play, section, aims ?? [], null);
      const noneAgreed = aims === undefined;
      const vision = visions[sectionKey][wording];
      const changes = { vision, comments: comments ?? null, rag: rag ?? 'not-set', noneAgreed } as const;
      play('fidelity.describeSection', { ...section, changes });
    }
    const { status, overallRag, summary } = quarter;
    play('fidelity.describePeriod', { periodId, changes: { status, overallRag, summary } });
  });
  if (quarter.issuedOn !== null) schedule.on(quarter.issuedOn, () => void play('fidelity.issue', { periodId }));
}
