import { useMemo, useState } from 'react';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import type { PreviewRow } from '../../../domain/imports/operations.ts';
import type { CallError } from '../../call.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FolderField } from '../returns/folder-field.tsx';
import {
  asLists,
  type Decisions,
  decided,
  inPeople,
  inRows,
  isAdded,
  isChanged,
  nothingDecided,
  type RowFilter,
  rowFilterLabels,
  rowFilters,
  rowsUnder,
} from './import-words.ts';
import styles from './imports.module.css';
import { RowTable } from './row-table.tsx';
import type { Meaning } from './understanding.ts';
import { UnknownWords } from './unknown-words.tsx';

interface RowsStepProps {
  readonly preview: OutputOf<'imports.preview'>;
  readonly understood: InputOf<'imports.preview'>;
  readonly error: CallError | null;
  readonly isTaking: boolean;
  readonly isReading: boolean;
  readonly prepared: { readonly done: number; readonly total: number };
  readonly onStop: () => void;
  readonly onSay: (meanings: readonly Meaning[]) => void;
  readonly onBack: () => void;
  readonly onTakeIn: (decisions: Decisions, leftOutFolder: string | null) => void;
}

const pageLength = 50;

/** The rows under each heading; sorted once, for there may be 10,000. */
const sorted = (rows: readonly PreviewRow[]): Readonly<Record<RowFilter, readonly PreviewRow[]>> => ({
  'look-at': rowsUnder(rows, 'look-at'),
  add: rowsUnder(rows, 'add'),
  'possible-duplicate': rowsUnder(rows, 'possible-duplicate'),
  changed: rowsUnder(rows, 'changed'),
  unchanged: rowsUnder(rows, 'unchanged'),
  cannot: rowsUnder(rows, 'cannot'),
  all: rows,
});

/** The headings under which anything stands, and the first and last in any case. */
const shownFilters = (under: ReturnType<typeof sorted>): RowFilter[] =>
  rowFilters.filter((code) => under[code].length > 0 || code === 'look-at' || code === 'all');

/** Every row with what becomes of it, and the one button that writes. */
export function RowsStep(props: RowsStepProps) {
  const { preview, understood, error, isTaking, isReading, prepared, onStop, onSay, onBack, onTakeIn } = props;
  const { rows, unknownWords } = preview;
  const under = useMemo(() => sorted(rows), [rows]);
  const [filter, setFilter] = useState<RowFilter>(under['look-at'].length > 0 ? 'look-at' : 'all');
  const [page, setPage] = useState(0);
  const [decisions, setDecisions] = useState<Decisions>(nothingDecided);
  const shown = under[filter];
  const added = rows.filter((row) => isAdded(row, decisions)).length;
  const changed = rows.filter((row) => isChanged(row, decisions)).length;
  const unchanged = under.unchanged.length;
  const left = rows.length - added - changed - unchanged;
  const choose = (next: RowFilter) => {
    setFilter(next);
    setPage(0);
  };
  return (
    <>
      {unknownWords.length > 0 && <UnknownWords words={unknownWords} isBusy={isReading} onSay={onSay} />}
      <Panel title="Every row">
        <div className={styles.filter}>
          <FilterChips
            options={shownFilters(under).map((code) => ({
              code,
              label: rowFilterLabels[code],
              count: under[code].length,
            }))}
            value={filter}
            onChange={choose}
          />
        </div>
        {shown.length === 0 ? (
          <Empty title="No row under this heading" />
        ) : (
          <RowTable
            rows={shown.slice(page * pageLength, (page + 1) * pageLength)}
            decisions={decisions}
            onDecide={(row, wish, isOn) => setDecisions((before) => decided(before, row, wish, isOn))}
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
        counts={{ added, changed, unchanged, left }}
        maySave={under['look-at'].length + left > 0}
        saveReport={{ understood, decisions }}
        prepared={prepared}
        onStop={onStop}
        error={error}
        isTaking={isTaking}
        onBack={onBack}
        onTakeIn={(folder) => onTakeIn(decisions, folder)}
      />
    </>
  );
}

interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly left: number;
}

interface TakeThemInProps {
  readonly counts: Counts;
  /** Whether there is anything of which a row or a cell is left out. */
  readonly maySave: boolean;
  readonly saveReport: { readonly understood: InputOf<'imports.preview'>; readonly decisions: Decisions };
  readonly error: CallError | null;
  readonly isTaking: boolean;
  readonly prepared: { readonly done: number; readonly total: number };
  readonly onStop: () => void;
  readonly onBack: () => void;
  readonly onTakeIn: (leftOutFolder: string | null) => void;
}

/** What would be done, in a sentence for each thing. */
const inWords = ({ added, changed, unchanged, left }: Counts): string =>
  [
    `${inPeople(added)} will be added.`,
    changed === 0 ? '' : `${inPeople(changed)} will be changed.`,
    unchanged === 0 ? '' : `${inPeople(unchanged)} ${unchanged === 1 ? 'is' : 'are'} here already, unchanged.`,
    left === 0 ? 'No row is left out.' : `${inRows(left)} ${left === 1 ? 'is' : 'are'} left out.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

/** What the button does: adds, changes, or both. */
const buttonWords = ({ added, changed }: Counts): string =>
  changed === 0
    ? `Take in ${inPeople(added)}`
    : added === 0
      ? `Change ${inPeople(changed)}`
      : `Take in ${inPeople(added)} and change ${inPeople(changed)}`;

/** What is about to be written, where the rest goes, and the button that does it. */
function TakeThemIn(props: TakeThemInProps) {
  const { counts, maySave, saveReport, error, isTaking, prepared, onStop, onBack, onTakeIn } = props;
  const [folder, setFolder] = useState('');
  const report = useWrite('imports.saveReport', { toast: ({ file }) => `Saved as ${file}` });
  const save = (rows: 'all' | 'left-out') =>
    void report.run({ ...saveReport.understood, ...asLists(saveReport.decisions), rows, folder });
  const folderError = error?.field === 'leftOutFolder' ? error : report.error?.field === 'folder' ? report.error : null;
  return (
    <Panel title="Take them in">
      <p role="status">
        {inWords(counts)} It is one step, and it can be undone as one step as long as nothing was built on it.
      </p>
      {maySave && (
        <div className={styles.after}>
          <FolderField
            hint="Optional. Rows that are left out, and rows with a cell that is left out, are saved here as CSV, to be corrected and taken in again. It holds names in the clear."
            value={folder}
            onChange={(next) => {
              report.clearError();
              setFolder(next);
            }}
            error={folderError?.message}
          />
          <div className={styles.buttons}>
            <Button size="small" isDisabled={report.saving || folder.trim() === ''} onPress={() => save('left-out')}>
              Save the rows to mend
            </Button>
            <Button size="small" isDisabled={report.saving || folder.trim() === ''} onPress={() => save('all')}>
              Save what would happen to every row
            </Button>
          </div>
        </div>
      )}
      {report.error !== null && folderError === null && <Failure error={report.error} />}
      {error !== null && error.field !== 'leftOutFolder' && <Failure error={error} />}
      <div className={styles.buttons}>
        <Button onPress={onBack}>Back to columns</Button>
        <Button
          kind="main"
          isDisabled={isTaking || counts.added + counts.changed === 0}
          onPress={() => onTakeIn(folder.trim() === '' ? null : folder)}
        >
          {isTaking ? 'Taking in…' : buttonWords(counts)}
        </Button>
      </div>
      {isTaking && (
        <JobProgress
          {...prepared}
          label="Preparing; nothing has been written"
          lastly="Writing all of them in one step"
          onStop={onStop}
        />
      )}
    </Panel>
  );
}
