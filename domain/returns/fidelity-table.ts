import { averageFidelity, fidelitySectionKeys, ragLabels } from '../fidelity/fidelity.ts';
import type { PracticeTable, ReturnFidelity, ReturnLabels } from './shapes.ts';

/** MEAM fidelity of the period: ratings, mean and RAG in words. It is about practice, so nothing in it is protected. */
export function fidelityTable(fidelity: ReturnFidelity, labels: ReturnLabels): PracticeTable {
  const average = averageFidelity(fidelitySectionKeys.map((key) => fidelity.ratings[key]));
  const status = labels.lists['fidelity-status']?.find((value) => value.code === fidelity.status)?.label ?? 'Not set';
  return {
    about: 'practice',
    code: 'fidelity',
    title: 'MEAM fidelity, assessed by the partnership itself',
    rowLabel: 'Section',
    columns: [
      { code: 'rating', label: 'Rating, 1 to 10' },
      { code: 'rag', label: 'RAG of the quarter' },
    ],
    rows: [
      ...fidelitySectionKeys.map((key) => ({
        code: key,
        label: labels.sections[key],
        cells: [fidelity.ratings[key] ?? 'Not rated', ragLabels[fidelity.sectionRags[key]]],
      })),
      {
        code: 'average',
        label: 'Average fidelity',
        cells: [average.mean ?? 'Not rated', ragLabels[fidelity.overallRag]],
      },
    ],
    notes: [`Average fidelity: ${average.sentence}.`, `Status of the area: ${status}.`],
  };
}
