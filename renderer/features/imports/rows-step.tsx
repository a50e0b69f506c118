import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { PreviewRow } from '../../../domain/imports/operations.ts';
import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import {
  type Decisions,
  decided,
  inPeople,
  inRows,
  isTakenIn,
  type RowFilter,
  rowFilterLabels,
  rowFilters,
  rowsUnder,
} from './import-words.ts';
import styles from './imports.module.css';
import { RowTable } from './row-table.tsx';

interface RowsStepProps {
  readonly preview: OutputOf<'imports.preview'>;
  readonly error: CallError | null;
  readonly isTaking: boolean;
  readonly onBack: () => void;
  readonly onTakeIn: (decisions: Decisions, leftOutFolder: string | null) => void;
}

const pageLength = 50;

/** The rows under each heading; sorted once, for there may be 10,000. */
const sorted = (rows: readonly PreviewRow[]): Readonly<Record<RowFilter, readonly PreviewRow[]>> => ({
  'look-at': rowsUnder(rows, 'look-at'),
  add: rowsUnder(rows, 'add'),
  'possible-duplicate': rowsUnder(rows, 'possible-duplicate'),
  cannot: rowsUnder(rows, 'cannot'),
  all: rows,
});

/** Every row with what becomes of it, and the one button that writes. */
export function RowsStep({ preview, error, isTaking, onBack, onTakeIn }: RowsStepProps) {
  const { rows } = preview;
  const under = useMemo(() => sorted(rows), [rows]);
  const [filter, setFilter] = useState<RowFilter>(under['look-at'].length > 0 ? 'look-at' : 'all');
  const [page, setPage] = useState(0);
  const [decisions, setDecisions] = useState<Decisions>({ add: new Set(), leaveOut: new Set() });
  const shown = under[filter];
  const taken = rows.filter((row) => isTakenIn(row, decisions)).length;
  const choose = (next: RowFilter) => {
    setFilter(next);
    setPage(0);
  };
  return (
    <>
      <Panel title="Every row">
        <div className={styles.filter}>
          <FilterChips
            options={rowFilters.map((code) => ({ code, label: rowFilterLabels[code], count: under[code].length }))}
            value={filter}
            onChange={choose}
          />
        </div>
        {shown.length === 0 ? (
          <Empty title="No row under this heading" />
        ) : (
          <RowTable
            rows={shown.slice(page * pageLength, (page + 1) * pageLength)}
            isTakenIn={(row) => isTakenIn(row, decisions)}
            onDecide={(row, takeIn) => setDecisions((before) => decided(before, row, takeIn))}
          />
        )}
        {shown.length > pageLength && (
          <div className={styles.pages}>
            <Button size="small" isDisabled={page === 0} onPress={() => setPage(page - 1)}>
              Earlier rows
            </Button>
            <span className="soft figures">
              {page * pageLength + 1} to {Math.min((page + 1) * pageLength, shown.length)} of {shown.length}
            </span>
            <Button size="small" isDisabled={(page + 1) * pageLength >= shown.length} onPress={() => setPage(page + 1)}>
              Later rows
            </Button>
          </div>
        )}
      </Panel>
      <TakeThemIn
        taken={taken}
        left={rows.length - taken}
        maySave={under['look-at'].length + rows.length - taken > 0}
        error={error}
        isTaking={isTaking}
        onBack={onBack}
        onTakeIn={(folder) => onTakeIn(decisions, folder)}
      />
    </>
  );
}

interface TakeThemInProps {
  readonly taken: number;
  readonly left: number;
  /** Whether there is anything of which a row or a cell is left out. */
  readonly maySave: boolean;
  readonly error: CallError | null;
  readonly isTaking: boolean;
  readonly onBack: () => void;
  readonly onTakeIn: (leftOutFolder: string | null) => void;
}

/** What is about to be written, where the rest goes, and the button that does it. */
function TakeThemIn({ taken, left, maySave, error, isTaking, onBack, onTakeIn }: TakeThemInProps) {
  const [folder, setFolder] = useState('');
  return (
    <Panel title="Take them in">
      <p role="status">
        {inPeople(taken)} will be added.{' '}
        {left === 0 ? 'No row is left out.' : `${inRows(left)} ${left === 1 ? 'is' : 'are'} left out.`} It is one step,
        and it can be undone as one step as long as nothing was built on it.
      </p>
      {maySave && (
        <div className={styles.after}>
          <FolderField
            hint="Optional. Rows that are left out, and rows with a cell that is left out, are saved here as CSV, to be corrected and taken in again. It holds names in the clear."
            value={folder}
            onChange={setFolder}
            error={error?.field === 'leftOutFolder' ? error.message : undefined}
          />
        </div>
      )}
      {error !== null && error.field !== 'leftOutFolder' && <Failure error={error} />}
      <div className={styles.buttons}>
        <Button onPress={onBack}>Back to columns</Button>
        <Button
          kind="main"
          isDisabled={isTaking || taken === 0}
          onPress={() => onTakeIn(folder.trim() === '' ? null : folder)}
        >
          {isTaking ? 'Taking in…' : `Take in ${inPeople(taken)}`}
        </Button>
      </div>
    </Panel>
  );
}
