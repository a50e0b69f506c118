import type { Aim, FidelitySection } from '../../../domain/fidelity/shapes.ts';

/** An aim with the aims written under it, in the order in which they were added. */
export interface AimBranch {
  readonly aim: Aim;
  readonly under: readonly AimBranch[];
}

/** Nests the flat list; an aim whose parent is gone stands at the top, so that none is lost from sight. */
export function aimTree(aims: readonly Aim[]): AimBranch[] {
  const present = new Set(aims.map((aim) => aim.id));
  const parentOf = (aim: Aim) => (aim.parentId !== null && present.has(aim.parentId) ? aim.parentId : null);
  const below = (parentId: string | null): AimBranch[] =>
    aims.filter((aim) => parentOf(aim) === parentId).map((aim) => ({ aim, under: below(aim.id) }));
  return below(null);
}

/** For example "5 aims, 4 done", or what stands instead of aims. Dropped aims are not counted. */
export function aimsInWords(section: Pick<FidelitySection, 'aims' | 'noneAgreed'>): string {
  const agreed = section.aims.filter((aim) => aim.state !== 'dropped');
  if (section.aims.length === 0) return section.noneAgreed ? 'None agreed this quarter' : 'No aims written yet';
  if (agreed.length === 0) return 'All aims dropped';
  const done = agreed.filter((aim) => aim.state === 'done').length;
  return `${agreed.length} ${agreed.length === 1 ? 'aim' : 'aims'}, ${done === 0 ? 'none' : done} done`;
}
