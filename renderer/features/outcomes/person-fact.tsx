import { useState } from 'react';
import { isCarried } from '../../../domain/outcomes/carrying.ts';
import type { FactValue, GridRow } from '../../../domain/outcomes/operations.ts';
import { valueStateLabels, valueStates } from '../../../domain/outcomes/values.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './by-person.module.css';
import { type Entry, entryFrom, type FactDefinition, isReason, type ReferenceValue, valuesOf } from './cell-entry.ts';
import { type OtherName, otherNamesInWords } from './cell-line.tsx';
import { boundsWords, proposalWords } from './fact-words.ts';
import { confirmed, takenOver } from './grid-commands.ts';
import type { CellEntry } from './paste-plan.ts';
import type { Recording } from './use-recording.ts';

interface PersonFactProps {
  readonly row: GridRow;
  readonly definition: FactDefinition;
  readonly values: readonly ReferenceValue[];
  readonly recording: Recording;
  readonly otherNames: readonly OtherName[];
}

/** What stands beside a value: that it follows from moves, was carried forward, or is called otherwise elsewhere. */
function Beside({ row, definition, values, recording, otherNames }: PersonFactProps) {
  const fact = row.facts.find((one) => one.code === definition.code);
  const enterAll = (entries: readonly CellEntry[]) => {
    for (const { typed, fact: given } of entries)
      void recording.enter(row, definition, typed, { ok: true, fact: given });
  };
  const cells = [{ row, definition }];
  const proposed = row.proposals.find(({ code }) => code === definition.code);
  const others = definition.list === 'housing-category' ? otherNamesInWords(otherNames, fact?.valueCode ?? null) : null;
  if (fact === undefined && proposed !== undefined)
    return (
      <p className={styles.beside}>
        From moves: {proposalWords(definition, values, proposed)}.{' '}
        <Button size="small" onPress={() => enterAll(takenOver({ values }, cells))}>
          Take it over
        </Button>
      </p>
    );
  if (fact !== undefined && isCarried(fact))
    return (
      <p className={styles.beside}>
        Carried forward from the quarter before.{' '}
        <Button size="small" onPress={() => enterAll(confirmed({ values }, cells))}>
          Confirm
        </Button>
      </p>
    );
  return others === null ? null : <p className={styles.beside}>{others}</p>;
}

interface ValueProps extends PersonFactProps {
  readonly fact: FactValue | undefined;
  readonly error: string | undefined;
  readonly enter: (typed: string, entry: Entry) => void;
}

function CodedValue({ definition, values, fact, error, enter }: ValueProps) {
  return (
    <Select
      label={`${definition.label}: value`}
      labelHidden
      width="full"
      placeholder="Choose a value"
      value={fact?.valueCode ?? null}
      options={valuesOf(definition, values).map(({ code, label, definition: description }) => ({
        code,
        label,
        ...(description === null ? {} : { description }),
      }))}
      error={error}
      onChange={(valueCode) =>
        valueCode !== null && enter(valueCode, { ok: true, fact: { state: 'recorded', valueCode, valueNumber: null } })
      }
    />
  );
}

function NumberValue({ definition, values, fact, error, enter }: ValueProps) {
  const stored = fact?.valueNumber == null ? '' : String(fact.valueNumber);
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed === null || typed.trim() === stored) return setTyped(null);
    const entry = entryFrom(definition, values, typed);
    enter(typed, entry);
    // What was refused stays in the field until it is put right.
    if (entry.ok) setTyped(null);
  };
  return (
    <TextField
      label={`${definition.label}: value`}
      labelHidden
      width="short"
      inputMode="numeric"
      value={typed ?? stored}
      onChange={setTyped}
      onBlur={save}
      error={error}
    />
  );
}

/** One fact as two controls: its value, and its state. Choosing one of them saves. */
export function PersonFact(props: PersonFactProps) {
  const { row, definition, recording } = props;
  const waiting = recording.waitingFor(row.personId, definition.code);
  const fact = row.facts.find((one) => one.code === definition.code);
  const [wantsValue, setWantsValue] = useState(false);
  const bounds = boundsWords(definition);
  const enter = (typed: string, entry: Entry) => {
    setWantsValue(false);
    void recording.enter(row, definition, typed, entry);
  };
  const chooseState = (code: string | null) => {
    const state = valueStates.find((one) => one === code);
    if (state === undefined) return fact === undefined ? setWantsValue(false) : enter('', { ok: true, fact: null });
    if (isReason(state)) return enter(state, { ok: true, fact: { state, valueCode: null, valueNumber: null } });
    setWantsValue(true);
  };
  const error = waiting?.message ?? (wantsValue && fact?.state !== 'recorded' ? 'Now give the value.' : undefined);
  const Value = definition.valueType === 'code' ? CodedValue : NumberValue;
  return (
    <div className={styles.fact}>
      <p className={styles.name}>
        {definition.label}
        {(bounds !== null || !definition.required) && (
          <small>{[bounds, definition.required ? null : 'optional'].filter((part) => part !== null).join(', ')}</small>
        )}
      </p>
      <Value {...props} fact={fact} error={error} enter={enter} />
      <Select
        label={`${definition.label}: state`}
        labelHidden
        width="full"
        allowNone="Not yet entered"
        value={wantsValue ? 'recorded' : (fact?.state ?? null)}
        options={valueStates.map((code) => ({ code, label: valueStateLabels[code] }))}
        onChange={chooseState}
      />
      <Beside {...props} />
    </div>
  );
}
