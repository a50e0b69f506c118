import { useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './by-person.module.css';
import type { FactDefinition } from './cell-entry.ts';
import { measureSpans } from './fact-words.ts';
import type { OutcomesGridProps } from './outcomes-grid.tsx';
import { PersonFact } from './person-fact.tsx';

function Measures({
  row,
  definitions,
  values,
  recording,
}: Omit<OutcomesGridProps, 'rows' | 'label'> & { row: GridRow }) {
  return measureSpans(definitions).map((span) => (
    <fieldset key={span.measure} className={styles.measure}>
      <legend className={styles.legend}>{span.label}</legend>
      {definitions
        .filter((definition) => definition.measure === span.measure && !row.notShared.includes(definition.code))
        .map((definition) => (
          <PersonFact key={definition.code} row={row} definition={definition} values={values} recording={recording} />
        ))}
    </fieldset>
  ));
}

const missingFor = (row: GridRow, definitions: readonly FactDefinition[]): number =>
  definitions.filter(
    ({ code, required }) => required && !row.notShared.includes(code) && !row.facts.some((fact) => fact.code === code),
  ).length;

function standing(row: GridRow, definitions: readonly FactDefinition[]): string {
  const missing = missingFor(row, definitions);
  const left = row.leftOn === null ? '' : `, left ${dayInWords(row.leftOn)}`;
  const scope = `In the cohort since ${dayInWords(row.joinedOn)}${left}.`;
  return `${scope} ${missing === 0 ? 'Everything required is in.' : `${missing} of the required values ${missing === 1 ? 'is' : 'are'} still missing.`}`;
}

/** One person's five measures on one form, and the way to the next person. */
export function ByPerson({ rows, definitions, values, recording }: OutcomesGridProps) {
  const [at, setAt] = useState(0);
  const index = Math.min(at, rows.length - 1);
  const row = rows[index];
  if (row === undefined) return null;
  return (
    <Panel
      title={
        <>
          {row.preferredName} <span className="faint figures">{row.reference}</span>
        </>
      }
      aside={
        <span role="status">
          Person {index + 1} of {rows.length}
        </span>
      }
    >
      <div className={styles.head}>
        <p className="soft">{standing(row, definitions)}</p>
        <div className={styles.steps}>
          <Select
            label="Person"
            labelHidden
            value={row.personId}
            options={rows.map((one) => ({ code: one.personId, label: `${one.preferredName}, ${one.reference}` }))}
            onChange={(personId) => setAt(rows.findIndex((one) => one.personId === personId))}
          />
          <Button isDisabled={index === 0} onPress={() => setAt(index - 1)}>
            Previous person
          </Button>
          <Button isDisabled={index === rows.length - 1} onPress={() => setAt(index + 1)}>
            Next person
          </Button>
        </div>
      </div>
      <Measures key={row.personId} row={row} definitions={definitions} values={values} recording={recording} />
    </Panel>
  );
}
