import { importFields, laterFields, needHeadings } from './fields.ts';

const needLabels: Readonly<Record<string, string>> = {
  homelessness: 'Housing',
  offending: 'Police and courts',
  'substance-misuse': 'Drugs or alcohol',
  'mental-ill-health': 'Mental health',
  worklessness: 'Work and money',
};

const row = (what: string, headings: readonly string[], says: string): string =>
  `| ${what} | ${headings.join(', ')} | ${says} |`;

/** The headings that are understood, as the tables of the guide to moving in. */
export const guideToHeadings = (): string =>
  [
    '| Becomes | Headings that are recognised | What may stand in the cells |',
    '|---|---|---|',
    ...importFields.map(({ label, headings, says }) => row(label, headings, says)),
    ...Object.entries(needHeadings).map(([code, headings]) =>
      row(`Need: ${needLabels[code] ?? code}`, headings, 'Yes, no, at risk or not known.'),
    ),
    '',
    '| Not taken in | Headings that are recognised | Why |',
    '|---|---|---|',
    ...laterFields.map(({ label, headings, says }) => row(label, headings, says)),
    '',
  ].join('\n');
