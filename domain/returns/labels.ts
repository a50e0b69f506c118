import { type FidelitySectionKey, fidelitySectionKeys } from '../fidelity/fidelity.ts';
import type { ReferenceData } from '../programme/reference-data.ts';
import type { ListedValue, ReturnLabels } from './shapes.ts';

type Source = Pick<ReferenceData, 'needs' | 'facts' | 'sections'> & {
  readonly values: readonly (ListedValue & { readonly list: string })[];
};

/** The words of a return, from reference data in its stored order. */
export function returnLabels(source: Source): ReturnLabels {
  const lists: Record<string, ListedValue[]> = {};
  for (const { list, code, label, crosswalk } of source.values) {
    lists[list] = [...(lists[list] ?? []), { code, label, crosswalk }];
  }
  const section = (key: FidelitySectionKey) => source.sections.find((candidate) => candidate.key === key)?.label ?? key;
  return {
    needs: source.needs.map(({ code, label }) => ({ code, label })),
    lists,
    facts: source.facts.map(({ code, label, list, required }) => ({ code, label, list, required })),
    sections: Object.fromEntries(fidelitySectionKeys.map((key) => [key, section(key)])) as ReturnLabels['sections'],
  };
}
