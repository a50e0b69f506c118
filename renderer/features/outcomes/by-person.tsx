import { useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './by-person.module.css';
import type { FactDefinition, ReferenceValue } from './cell-entry.ts';
import type { OtherName } from './cell-line.tsx';
import { measureSpans } from './fact-words.ts';
import { NightsPart } from './nights-dialog.tsx';
import { PersonFact } from './person-fact.tsx';
import type { Recording } from './use-recording.ts';

interface ByPersonProps {
  readonly rows: readonly GridRow[];
  readonly definitions: readonly FactDefinition[];
  readonly values: readonly ReferenceValue[];
  readonly recording: Recording;
  readonly otherNames: readonly OtherName[];
}

function Measures({ row, definitions, ...shared }: Omit<ByPersonProps, 'rows'> & { row: GridRow }) {
  return measureSpans(definitions).map((span) => (
    <fieldset key={span.measure} className={styles.measure}>
      <legend className={styles.legend}>{span.label}</legend>
      {definitions
        .filter((definition) => definition.measure === span.measure && !row.notShared.includes(definition.code))
        .map((definition) => (
          <PersonFact key={definition.code} row={row} definition={definition} {...shared} />
        ))}
      {span.measure === 'housing' && row.nights !== null && (
        <div className={styles.nights}>
          <NightsPart row={row} values={shared.values} recording={shared.recording} />
        </div>
      )}
    </fieldset>
  ));
}

/** The day on which a baseline was taken; it can be another one than that of joining. */
function BaselineDay({ row }: { readonly row: GridRow }) {
  const date = useWrite('outcomes.dateBaseline', { toast: 'Day of the baseline changed' });
  const [typed, setTyped] = useState<string | null>(row.takenOn);
  if (row.takenOn === null)
    return <p className="soft">The baseline is dated on the day of joining once something is entered.</p>;
  return (
    <DateField
      label="Baseline taken on"
      value={typed}
      onChange={setTyped}
      error={date.error?.message}
      onBlur={() => {
        if (typed !== null && typed !== row.takenOn) void date.run({ personId: row.personId, takenOn: typed });
      }}
    />
  );
}

const missingFor = (row: GridRow, definitions: readonly FactDefinition[]): number =>
  definitions.filter(
    ({ code, required }) => required && !row.notShared.includes(code) && !row.facts.some((fact) => fact.code === code),
  ).length;

function standing(row: GridRow, definitions: readonly FactDefinition[]): string {
  const missing = missingFor(row, definitions);
  const left = row.leftOn === null ? '' : `, left ${dayInWords(row.leftOn)}`;
  const which =
    row.sinceJoining === null ? '' : ` ${row.periodCode ?? ''} is quarter ${row.sinceJoining} since joining.`;
  const scope = `In the cohort since ${dayInWords(row.joinedOn)}${left}.${which}`;
  return `${scope} ${missing === 0 ? 'Everything required is in.' : `${missing} of the required values ${missing === 1 ? 'is' : 'are'} still missing.`}`;
}

/** One person's five measures on one form, and the way to the next person. */
export function ByPerson({ rows, definitions, ...shared }: ByPersonProps) {
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
      {row.periodId === null && <BaselineDay key={`${row.personId} ${row.takenOn ?? ''}`} row={row} />}
      <Measures key={row.personId} row={row} definitions={definitions} {...shared} />
    </Panel>
  );
}
