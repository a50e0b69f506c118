import type { CodeAndLabel, ListedValue, ReturnLabels } from './shapes.ts';

/** How the values of a list are shown in a table: as they are, in broad groups, or in the coarser groups for the public. */
export interface Grouping {
  readonly categories: readonly CodeAndLabel[];
  /** The category that a code belongs to; null when it has none. */
  readonly place: (code: string | null) => string | null;
}

/** The grouping of a list: its public groups if coarse and given, else its broad groups if given, else its own values. */
export function groupingOf(labels: ReturnLabels, list: string, coarse: boolean): Grouping {
  const values = labels.lists[list] ?? [];
  const publicGroups = coarse ? labels.lists[`${list}-public`] : undefined;
  if (publicGroups) return grouped(values, publicGroups, 'publicGroup');
  const broadGroups = labels.lists[`${list}-broad`];
  if (broadGroups) return grouped(values, broadGroups, 'broadGroup');
  return asListed(values);
}

/** A sealed value folds into another before anything is counted, so that its own row never exists. */
function folded(values: readonly ListedValue[], code: string | null): ListedValue | undefined {
  const value = values.find((candidate) => candidate.code === code);
  const into = value?.crosswalk.foldsInto;
  return into === undefined ? value : values.find((candidate) => candidate.code === into);
}

function grouped(values: readonly ListedValue[], groups: readonly ListedValue[], key: string): Grouping {
  return {
    categories: groups,
    place: (code) => {
      const group = folded(values, code)?.crosswalk[key];
      return groups.some((candidate) => candidate.code === group) ? (group ?? null) : null;
    },
  };
}

const asListed = (values: readonly ListedValue[]): Grouping => ({
  categories: values.filter((value) => value.crosswalk.foldsInto === undefined),
  place: (code) => folded(values, code)?.code ?? null,
});
