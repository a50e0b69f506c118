import { isCarried } from '../../../domain/outcomes/carrying.ts';
import type { FactValue, GridRow } from '../../../domain/outcomes/operations.ts';
import { dayInBrief } from '../../ui/dates.ts';
import type { FactDefinition, ReferenceValue } from './cell-entry.ts';
import { cellWords, nightsInWords, proposalWords, sourceWords } from './fact-words.ts';
import { type Column, isFact } from './grid-columns.ts';
import styles from './outcomes-grid.module.css';
import type { Waiting } from './use-recording.ts';

export interface OtherName {
  readonly code: string;
  readonly hClic: string | null;
  readonly ethos: string | null;
  readonly cdf: string | null;
}

interface CellLineProps {
  readonly row: GridRow | undefined;
  readonly column: Column | undefined;
  readonly values: readonly ReferenceValue[];
  readonly otherNames: readonly OtherName[];
  readonly waiting: Waiting | undefined;
}

/** A category of housing in the vocabularies of others, as far as each has a match. */
export function otherNamesInWords(names: readonly OtherName[], code: string | null): string | null {
  const found = names.find((one) => one.code === code);
  if (found === undefined) return null;
  const parts = [
    found.hClic === null ? null : `H-CLIC: ${found.hClic}`,
    found.ethos === null ? null : `ETHOS ${found.ethos}`,
    found.cdf === null ? null : `CDF ${found.cdf} (to be confirmed)`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

const notEntered = (definition: FactDefinition, row: GridRow, values: readonly ReferenceValue[]): string => {
  const proposed = row.proposals.find(({ code }) => code === definition.code);
  return proposed === undefined
    ? 'Not yet entered.'
    : `Not yet entered. From moves: ${proposalWords(definition, values, proposed)}. Alt P takes it over.`;
};

const originWords = (fact: FactValue, values: readonly ReferenceValue[]): string[] =>
  isCarried(fact)
    ? ['Carried forward from the quarter before. Alt C confirms it, or enter what is so now.']
    : sourceWords(fact, values);

/** Everything about the value of a fact, which has no room in its cell. */
function factInWords(definition: FactDefinition, row: GridRow, given: CellLineProps): string[] {
  const { values, otherNames, waiting } = given;
  if (row.notShared.includes(definition.code)) return ['This kind of information is not shared with your agency.'];
  const stored = row.facts.find((fact) => fact.code === definition.code);
  const sent = waiting === undefined || waiting.message !== null ? undefined : waiting;
  const fact = sent === undefined ? stored : (sent.fact ?? undefined);
  if (fact === undefined) return [notEntered(definition, row, values)];
  const meaning = values.find(({ list, code }) => list === definition.list && code === fact.valueCode)?.definition;
  const others = definition.list === 'housing-category' ? otherNamesInWords(otherNames, fact.valueCode) : null;
  return [
    `${cellWords(definition, values, fact).text}.`,
    ...(sent === undefined && stored !== undefined ? originWords(stored, values) : []),
    ...(meaning == null ? [] : [meaning]),
    ...(others === null ? [] : [`${others}.`]),
  ];
}

function wordsOf(given: CellLineProps): string[] {
  const { row, column, values } = given;
  if (row === undefined || column === undefined) return [];
  if (isFact(column)) return factInWords(column.definition, row, given);
  if (row.nights === null) return ['Where the person stayed is not shown to you, or not counted here.'];
  const keys =
    row.nights.notKnown > 0 ? ['Alt K says that they are not known, Alt E estimates them, Enter opens.'] : [];
  return [nightsInWords(row.nights, values), ...keys];
}

/** The line under the grid: whose cell this is, of what, and all that is known of its value. */
export function CellLine(props: CellLineProps) {
  const { row, column } = props;
  if (row === undefined || column === undefined) return null;
  const what = isFact(column) ? column.definition.label : column.kind === 'nights' ? 'Nights' : column.label;
  const when =
    row.periodId === null
      ? row.takenOn === null
        ? 'Baseline'
        : `Baseline of ${dayInBrief(row.takenOn)}`
      : `${row.periodCode ?? ''}${row.sinceJoining === null ? '' : `, quarter ${row.sinceJoining} since joining`}`;
  return (
    <p className={styles.line}>
      <b>
        {row.preferredName}, {what}
      </b>{' '}
      <span className="faint">{when}.</span> {wordsOf(props).join(' ')}
    </p>
  );
}
