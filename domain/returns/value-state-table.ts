import { type ValueState, valueStateLabels, valueStates } from '../outcomes/values.ts';
import { everyone, notStated } from './breakdown.ts';
import type { CodeAndLabel, PeopleTable, ReturnLabels, ReturnPerson } from './shapes.ts';

/** How complete the required facts are: for each of them, people by the state of the value. */
export function valueStateTable(labels: ReturnLabels, people: readonly ReturnPerson[], coarse: boolean): PeopleTable {
  const columns = [
    ...(coarse ? coarseColumns : fineColumns),
    // A blank and a missing agreement share a column, so that neither can be read from the other.
    { code: notStated, label: 'Not entered or not shared' },
    everyone,
  ];
  return {
    about: 'people',
    code: 'value-states',
    title: 'How much is recorded',
    rowLabel: 'Fact',
    columns,
    rows: labels.facts
      .filter((fact) => fact.required)
      .map(({ code, label }) => ({ code, label, cells: cellsOf(columns, people, code, coarse) })),
    baseRow: null,
    notes: ['People in the programme at any time in the period, by the state of each required value.'],
  };
}

const fineColumns: readonly CodeAndLabel[] = valueStates.map((code) => ({ code, label: valueStateLabels[code] }));
const coarseColumns: readonly CodeAndLabel[] = [
  { code: 'recorded', label: 'Recorded' },
  { code: 'unavailable', label: 'Unavailable, with a reason' },
];

function cellsOf(
  columns: readonly CodeAndLabel[],
  people: readonly ReturnPerson[],
  factCode: string,
  coarse: boolean,
): number[] {
  const places = people.map((person) => columnOf(person.agreed ? person.facts[factCode]?.state : undefined, coarse));
  return columns.map(({ code }) =>
    code === everyone.code ? people.length : places.filter((place) => place === code).length,
  );
}

function columnOf(state: ValueState | undefined, coarse: boolean): string {
  if (state === undefined) return notStated;
  return coarse && state !== 'recorded' ? 'unavailable' : state;
}
