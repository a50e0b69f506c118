import { type KeyboardEvent, useMemo, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { isCarried } from '../../../domain/outcomes/carrying.ts';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { ask } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { ByPerson } from './by-person.tsx';
import { CarryForward } from './carry-forward.tsx';
import { CompletenessBar } from './completeness-bar.tsx';
import { columnChoices, columnsOf, isFact, requiredOnly } from './grid-columns.ts';
import { confirmed } from './grid-commands.ts';
import { NightsDialog } from './nights-dialog.tsx';
import styles from './outcomes-grid.module.css';
import { type CellToFill, OutcomesGrid } from './outcomes-grid.tsx';
import type { CellEntry, PastePlan } from './paste-plan.ts';
import { PastePreview } from './paste-preview.tsx';
import { type Recording, useRecording } from './use-recording.ts';

type Grid = OutputOf<'outcomes.grid'>;
type Reference = OutputOf<'programme.reference'>;
export type View = 'grid' | 'person';

interface WorkProps {
  readonly grid: Grid;
  readonly reference: Reference;
  readonly view: View;
  readonly touched: (personIds: readonly string[]) => void;
  /** The value to begin at. */
  readonly cell: CellToFill | null;
}

function Keys() {
  return (
    <p className={styles.help}>
      Arrows move, typing finds a value, <Kbd>Tab</Kbd> goes on along the row, <Kbd>Shift</Kbd> with arrows selects,{' '}
      <Kbd>Ctrl D</Kbd> fills down, <Kbd>Delete</Kbd> clears, <Kbd>Ctrl Z</Kbd> undoes. Why there is no value:{' '}
      <Kbd>Alt K</Kbd> not known, <Kbd>Alt D</Kbd> declined, <Kbd>Alt A</Kbd> not asked, <Kbd>Alt N</Kbd> not
      applicable, <Kbd>Alt S</Kbd> agency has not sent it, or type <Kbd>/</Kbd>. <Kbd>Alt P</Kbd> takes over what
      follows from moves, <Kbd>Alt C</Kbd> confirms what was carried forward. Hatched cells are not yet entered. A block
      copied from a spreadsheet can be pasted.
    </p>
  );
}

const cellsInWords = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;

/** Fills the open nights of these rows one after the other; says what could not be. */
async function settle(recording: Recording, rows: readonly GridRow[], as: 'not-known' | 'estimated'): Promise<void> {
  for (const { personId, periodId, nights, likelyHousing, preferredName } of rows) {
    if (periodId === null || nights === null || nights.notKnown === 0) {
      showToast({ message: `${preferredName}: no night is open.` });
      continue;
    }
    if (as === 'estimated' && likelyHousing === null) {
      showToast({ message: `${preferredName}: no move is known to estimate from. Open the nights with Enter.` });
      continue;
    }
    const parts =
      as === 'estimated' && likelyHousing !== null ? [{ housing: likelyHousing, nights: nights.notKnown }] : [];
    await recording.also(
      async () => {
        const reply = await ask('outcomes.fillNights', { personId, periodId, parts });
        if (!reply.ok) showToast({ message: `${preferredName}: ${reply.error.message}` });
        return reply.ok ? reply.value.transactionId : null;
      },
      `${preferredName}: ${nights.notKnown} ${nights.notKnown === 1 ? 'night' : 'nights'} ${as === 'estimated' ? 'estimated' : 'not known'}`,
    );
  }
}

/** Values that were carried forward and wait to be confirmed. */
const carriedIn = (rows: readonly GridRow[], reference: Reference) =>
  rows.flatMap((row) =>
    reference.factDefinitions
      .filter(({ code }) => row.facts.some((fact) => fact.code === code && isCarried(fact)))
      .map((definition) => ({ row, definition })),
  );

/** Ctrl+Z anywhere but in a field takes back what was entered last. */
const undoing =
  (recording: Recording) =>
  (event: KeyboardEvent): void => {
    const isInField =
      event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;
    const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isInField && undoes && recording.undo()) event.preventDefault();
  };

/** How the grid is named: by its period, or by what it shows of it. */
const nameOf = ({ by, periodCode, quarter }: Grid): string =>
  ({
    period: `Outcomes, ${periodCode}`,
    baseline: `Outcomes, baselines, ${periodCode}`,
    'since-joining': `Outcomes, quarter ${quarter ?? 1} since joining`,
  })[by];

interface ChoicesProps {
  readonly choice: string;
  readonly definitions: Reference['factDefinitions'];
  readonly setChoice: (choice: string) => void;
  readonly carried: number;
  readonly onConfirm: () => void;
  readonly onCarry: (() => void) | null;
}

/** What stands over the grid: which columns, and what is carried forward. */
function Choices({ choice, definitions, setChoice, carried, onConfirm, onCarry }: ChoicesProps) {
  return (
    <div className={styles.choices}>
      <Select
        label="Columns"
        value={choice}
        options={columnChoices(definitions)}
        onChange={(code) => setChoice(code ?? requiredOnly)}
      />
      {onCarry !== null && <Button onPress={onCarry}>Carry forward</Button>}
      {carried > 0 && <Button onPress={onConfirm}>Confirm {carried} carried forward</Button>}
    </div>
  );
}

/** The outcomes of some rows, as a grid or by person, and what is done with whole blocks of them. */
export function GridWork({ grid, reference, view, touched, cell }: WorkProps) {
  const { periodId, rows, otherNames, by } = grid;
  const { factDefinitions: definitions, values } = reference;
  const recording = useRecording(rows, values, touched);
  const [choice, setChoice] = useState(requiredOnly);
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const [nightsOf, setNightsOf] = useState<string | null>(null);
  const [carrying, setCarrying] = useState(false);
  const columns = useMemo(() => columnsOf(choice, definitions, rows, values), [choice, definitions, rows, values]);
  const shared = { label: nameOf(grid), rows, definitions, values, recording } as const;

  const enterBlock = (entries: readonly CellEntry[], words: string): void => {
    const [only, ...more] = entries;
    if (only === undefined) showToast({ message: 'There is nothing here to enter.' });
    else if (more.length > 0) void recording.enterMany(entries, `${words}: ${cellsInWords(entries.length)}`);
    else void recording.enter(only.row, only.definition, only.typed, { ok: true, fact: only.fact });
  };
  const paste = (given: PastePlan): void => {
    if (given.problems.length > 0) setPlan(given);
    else enterBlock(given.fits, 'Pasted');
  };
  const press = undoing(recording);
  const carried = carriedIn(rows, reference);
  const opened = rows.find(({ personId }) => personId === nightsOf);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Ctrl+Z from the controls inside
    <div className="stack" onKeyDown={press}>
      <CompletenessBar completeness={grid.completeness}>
        <SaveState saving={recording.saving} savedAt={recording.savedAt} />
      </CompletenessBar>
      {view === 'person' && <ByPerson {...shared} otherNames={otherNames} />}
      {view === 'grid' && (
        <Panel label={shared.label}>
          <Choices
            {...{ choice, definitions, setChoice }}
            carried={carried.length}
            onConfirm={() => enterBlock(confirmed({ values }, carried), 'Confirmed')}
            onCarry={by === 'period' ? () => setCarrying(true) : null}
          />
          <OutcomesGrid
            {...shared}
            {...{ columns, otherNames, enterBlock }}
            startAt={cell}
            key={choice}
            onPaste={paste}
            onNights={(row) => setNightsOf(row.personId)}
            settleNights={(of, as) => void settle(recording, of, as)}
          />
          <div className={styles.foot}>
            <Keys />
          </div>
        </Panel>
      )}
      {plan !== null && (
        <PastePreview
          plan={plan}
          onClose={() => setPlan(null)}
          onEnter={(entries) => {
            setPlan(null);
            enterBlock(entries, 'Pasted');
          }}
        />
      )}
      {opened !== undefined && (
        <NightsDialog row={opened} values={values} recording={recording} onClose={() => setNightsOf(null)} />
      )}
      {carrying && (
        <CarryForward
          {...{ periodId, rows, recording }}
          definitions={columns.flatMap((column) => (isFact(column) ? [column.definition] : []))}
          onClose={() => setCarrying(false)}
        />
      )}
    </div>
  );
}
