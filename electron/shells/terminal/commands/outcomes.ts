import type { OutputOf } from '../../../../domain/contract.ts';
import type { FactValue } from '../../../../domain/outcomes/operations.ts';
import { valueStateLabels } from '../../../../domain/outcomes/values.ts';
import type { Command } from '../answer.ts';
import { clipped, tableOf } from '../table.ts';
import { findPeriod, labelOf, peopleInWords } from '../words.ts';

const longestValue = 16;
const longestName = 24;

type Reference = OutputOf<'programme.reference'>;
type Definition = Reference['factDefinitions'][number];

/** A value in words; a reason in brackets where there is none; "blank" where nothing was entered. */
function shownFact({ values }: Reference, definition: Definition, fact: FactValue | undefined): string {
  if (fact === undefined) return 'blank';
  if (fact.state !== 'recorded') return `(${valueStateLabels[fact.state].toLowerCase()})`;
  if (fact.valueNumber !== null)
    return definition.valueType === 'score' ? fact.valueNumber.toFixed(2) : String(fact.valueNumber);
  return labelOf(values, definition.list ?? '', fact.valueCode);
}

/** One period's required facts, person by person. */
export const outcomes: Command = async (client, { period }) => {
  const { id, label } = await findPeriod(client, period);
  const grid = await client('outcomes.grid', { periodId: id });
  const reference = await client('programme.reference', {});
  const required = reference.factDefinitions.filter((definition) => definition.required);
  const rows = grid.rows.map(({ reference: number, preferredName, facts }) => [
    number,
    clipped(preferredName, longestName),
    ...required.map((definition) =>
      clipped(
        shownFact(
          reference,
          definition,
          facts.find(({ code }) => code === definition.code),
        ),
        longestValue,
      ),
    ),
  ]);
  return {
    value: grid,
    lines: [
      `Outcomes of ${grid.periodCode} (${label}): ${peopleInWords(grid.rows.length)} in scope.`,
      grid.completeness.sentence,
      ...(rows.length === 0
        ? []
        : ['', ...tableOf(['Reference', 'Name', ...required.map((definition) => definition.columnLabel)], rows)]),
    ],
  };
};
