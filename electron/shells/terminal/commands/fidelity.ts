import { ragLabels } from '../../../../domain/fidelity/fidelity.ts';
import type { Aim, FidelitySection } from '../../../../domain/fidelity/shapes.ts';
import type { Command } from '../answer.ts';
import { tableOf, wrapped } from '../table.ts';
import { dayInWords, findPeriod, labelOf } from '../words.ts';

const aimInWords = ({ wording, owner, dueOn, state, parentId }: Aim): string =>
  `${parentId === null ? '' : 'Part: '}${wording} (${[owner, dueOn === null ? null : `due ${dayInWords(dueOn)}`, state]
    .filter((part) => part !== null)
    .join(', ')})`;

function sectionLines(section: FidelitySection): string[] {
  const { vision, comments, aims, noneAgreed } = section;
  const written = [
    ...(vision === null ? [] : [`Vision: ${vision}`]),
    ...aims.map((aim) => `Aim: ${aimInWords(aim)}`),
    ...(noneAgreed ? ['Aims: none agreed this quarter.'] : []),
    ...(comments === null ? [] : [`Comments: ${comments}`]),
  ];
  return written.length === 0 ? [] : ['', section.label, ...written.flatMap((text) => wrapped(text, 96, '  '))];
}

/** One period's assessment, in the order of the report. */
export const fidelity: Command = async (client, { period }) => {
  const { id } = await findPeriod(client, period);
  const found = await client('fidelity.open', { periodId: id });
  const { values } = await client('programme.reference', {});
  const { average, previous } = found;
  const before = previous?.mean == null ? '' : ` In ${previous.periodCode} it was ${previous.mean}.`;
  const rows = found.sections.map((section) => [
    section.label,
    section.rating === null ? 'not rated' : String(section.rating),
    section.previousRating === null ? '-' : String(section.previousRating),
    ragLabels[section.rag],
  ]);
  return {
    value: found,
    lines: [
      `Fidelity of ${found.periodCode} (${found.periodLabel}): ${average.mean ?? 'no mean'}, ${average.sentence}.${before}`,
      `Status: ${labelOf(values, 'fidelity-status', found.status)}. RAG of the quarter: ${ragLabels[found.overallRag]}. ${
        found.issuedOn === null ? 'Not issued.' : `Issued on ${dayInWords(found.issuedOn)}.`
      }`,
      found.reading,
      '',
      ...tableOf(['Section', 'Rating', 'Before', 'RAG'], rows, [1, 2]),
      ...(found.summary === null
        ? []
        : ['', `Summary (${found.summaryWords} words)`, ...wrapped(found.summary, 96, '  ')]),
      ...found.sections.flatMap(sectionLines),
    ],
  };
};
