import { useEffect, useState } from 'react';
import { auditAreas } from '../../../domain/audit/words.ts';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { useMay } from '../../may.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { PersonPicker } from '../portraits/person-picker.tsx';
import styles from './audit.module.css';

export type Filter = Omit<InputOf<'audit.list'>, 'before'>;

export const everything: Filter = {
  userId: null,
  agencyId: null,
  area: null,
  disclosed: null,
  fromOn: null,
  untilOn: null,
  reference: null,
};

const kinds = [
  { code: 'person', label: 'One person' },
  { code: 'list', label: 'A list' },
  { code: 'search', label: 'A search' },
  { code: 'none', label: 'Nobody shown' },
];

const asOptions = (named: readonly { readonly id: string; readonly name: string }[] = []) =>
  named.map(({ id, name }) => ({ code: id, label: name }));

interface FiltersProps {
  readonly filter: Filter;
  readonly change: (next: Partial<Filter>) => void;
  readonly shown: OutputOf<'audit.list'> | undefined;
  /** What is wrong with the reference that was asked for. */
  readonly referenceError: string | undefined;
}

/** Who, what, when, and whom it was about. */
export function AuditFilters({ filter, change, shown, referenceError }: FiltersProps) {
  return (
    <>
      {shown?.people !== false && <AboutWhom error={referenceError} onChange={(reference) => change({ reference })} />}
      <div className={styles.filters}>
        <Select
          label="Who"
          value={filter.userId}
          onChange={(userId) => change({ userId })}
          allowNone="Everybody"
          options={asOptions(shown?.workers)}
        />
        {(shown?.agencies.length ?? 0) > 1 && (
          <Select
            label="Of which agency"
            value={filter.agencyId}
            onChange={(agencyId) => change({ agencyId })}
            allowNone="All agencies"
            options={asOptions(shown?.agencies)}
          />
        )}
        <Select
          label="Part of the work"
          value={filter.area}
          onChange={(area) => change({ area })}
          allowNone="All parts"
          options={auditAreas}
        />
        <Select
          label="What was shown"
          value={filter.disclosed}
          onChange={(disclosed) => change({ disclosed: disclosed as Filter['disclosed'] })}
          allowNone="Anything"
          options={kinds}
        />
        <DateField label="From" value={filter.fromOn} onChange={(fromOn) => change({ fromOn })} />
        <DateField label="To" value={filter.untilOn} onChange={(untilOn) => change({ untilOn })} />
      </div>
    </>
  );
}

interface AboutProps {
  readonly error: string | undefined;
  readonly onChange: (reference: string | null) => void;
}

const label = 'Who has looked at';
/** Every question puts somebody in front of whoever types, and into the trail: it waits for a pause. */
const pauseMilliseconds = 900;

/** Those who may search are offered whom they may know of; everybody else types a reference to its end. */
function AboutWhom({ error, onChange }: AboutProps) {
  const maySearch = useMay('people.search');
  if (!maySearch) return <ByReference error={error} onChange={onChange} />;
  return (
    <PersonPicker
      label={label}
      hint="A name or a reference. Lists and searches that showed them count too."
      isFilter
      onChange={(_personId, reference) => onChange(reference)}
      error={error}
    />
  );
}

function ByReference({ error, onChange }: AboutProps) {
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed.trim(), pauseMilliseconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed to its end asks
  useEffect(() => onChange(settled === '' ? null : settled), [settled]);
  return (
    <TextField
      label={label}
      hint="Their reference, in full. Lists and searches that showed them count too."
      width="medium"
      value={typed}
      onChange={setTyped}
      error={error}
    />
  );
}
