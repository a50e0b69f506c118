import type { Rag } from '../fidelity/fidelity.ts';
import { ragLabels } from '../fidelity/fidelity.ts';
import type { FileTable, TakenFigures } from './tables.ts';

/** One period's assessment as the table over the periods has it. */
export interface RatedPeriod {
  readonly periodCode: string;
  readonly average: { readonly mean: string | null; readonly rated: number; readonly of: number };
  readonly status: string | null;
  readonly overallRag: Rag;
  readonly issuedOn: string | null;
  readonly ratings: Readonly<Record<string, number | null>>;
}

/** Ratings and means over the periods. A partnership's own view of its practice: nobody stands in it. */
export function fidelityTables(
  periods: readonly RatedPeriod[],
  sections: readonly { readonly sectionKey: string; readonly label: string }[],
  statusOf: (code: string) => string,
  taken: TakenFigures,
): FileTable[] {
  const head = ['Section', ...periods.map((period) => period.periodCode)];
  const line = (title: string, of: (period: RatedPeriod) => string | number): (string | number)[] => [
    title,
    ...periods.map(of),
  ];
  return [
    {
      name: 'About',
      rows: [
        ['MEAM fidelity over the periods'],
        [`${taken.register}, taken out on ${taken.on} for ${taken.recipient}.`],
        [
          'A local self-assessment from 1 to 10 for each section. MEAM publishes no scale, so areas cannot be compared by it.',
        ],
      ],
    },
    {
      name: 'Fidelity',
      rows: [
        head,
        ...sections.map(({ sectionKey, label }) => line(label, (period) => period.ratings[sectionKey] ?? 'not rated')),
        line('Mean of those rated', ({ average }) => (average.mean === null ? 'not rated' : Number(average.mean))),
        line('Sections rated', ({ average }) => `${average.rated} of ${average.of}`),
        line('Status of the area', ({ status }) => (status === null ? 'not set' : statusOf(status))),
        line('Overall RAG', ({ overallRag }) => ragLabels[overallRag]),
        line('Issued', ({ issuedOn }) => issuedOn ?? 'draft'),
      ],
    },
  ];
}
