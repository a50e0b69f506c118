import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DateQuestions } from './date-questions.tsx';
import { inRows } from './import-words.ts';
import styles from './imports.module.css';
import { KeepMapping } from './keep-mapping.tsx';
import { asKept, dateQuestions, type Understanding } from './understanding.ts';

type Looked = OutputOf<'imports.look'>;

interface ColumnsStepProps {
  readonly looked: Looked;
  readonly understanding: Understanding;
  readonly onChange: (understanding: Understanding) => void;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  readonly onLookAgain: (sheet: string | null, headingRow: number | null, headingRows?: 1 | 2) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly isReading: boolean;
  readonly reading: { readonly done: number; readonly total: number };
  readonly onStop: () => void;
}

const readAs = ({ kind, encoding, delimiter, rows }: Looked): string =>
  kind === 'xlsx'
    ? `${inRows(rows)} in this sheet. Formulas are taken as the values they had when the file was saved.`
    : `${inRows(rows)}, read as ${encoding} with a ${delimiter} between columns.`;

/** How many columns hold something and are not taken in, in words. */
function leftWords({ columns }: Looked, mapping: Understanding['mapping']): string {
  const left = columns.filter((column, at) => mapping[at] === null && column.filled > 0).length;
  if (left === 0) return 'Every column that holds anything is taken in.';
  const which = left === 1 ? 'column that holds something is' : 'columns that hold something are';
  return `${left} ${which} not taken in. Keep the spreadsheet as long as you need them.`;
}

/** What each column becomes, as recognised and as changed. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { looked, understanding, onChange, error } = props;
  const { mapping } = understanding;
  const [isJoinAnswered, setJoinAnswered] = useState(false);
  const join = isJoinAnswered ? null : looked.joinWith;
  const errorAt = error?.field?.startsWith('mapping.') ? Number(error.field.slice('mapping.'.length)) : null;
  return (
    <>
      <Panel title="What each column becomes">
        <p className="soft">{readAs(looked)}</p>
        <Place looked={looked} onLookAgain={props.onLookAgain} />
        {join !== null && (
          <JoinQuestion
            example={join.example}
            onJoin={() => props.onLookAgain(sheetOf(looked), join.headingRow, 2)}
            onLeave={() => setJoinAnswered(true)}
          />
        )}
        <KeptOffer looked={looked} onUse={onChange} />
        <ColumnTable
          looked={looked}
          mapping={mapping}
          errorAt={errorAt}
          error={error?.message}
          onChange={(next) => onChange({ ...understanding, mapping: next })}
        />
        <p role="status" className="soft small">
          {leftWords(looked, mapping)}
        </p>
      </Panel>
      <HowItIsRead {...props} asksToJoin={join !== null} />
    </>
  );
}

/** What was kept for the same headings, to be used with one press. */
function KeptOffer({ looked, onUse }: { readonly looked: Looked; readonly onUse: (kept: Understanding) => void }) {
  const { kept } = looked;
  if (kept === null) return null;
  return (
    <div className={styles.question}>
      <p>You kept “{kept.name}” for a file with the same headings.</p>
      <Button size="small" onPress={() => onUse(asKept(looked, kept.choices))}>
        Use what was kept
      </Button>
    </div>
  );
}

/** What a yes means, how dates are written, and the way on. */
function HowItIsRead(props: ColumnsStepProps & { readonly asksToJoin: boolean }) {
  const { looked, understanding, onChange, error, isBusy, asksToJoin } = props;
  const { mapping, needMeans } = understanding;
  const hasNeeds = mapping.some((field) => field === 'needs' || /^need:[^:]+$/.test(field ?? ''));
  const isOpen = asksToJoin || dateQuestions(looked, understanding).some((question) => question.isOpen);
  return (
    <Panel title="How it is read">
      {hasNeeds && (
        <Choice
          label="A yes in a column of needs means"
          hint="A need has separate facts. Choose what your spreadsheet meant; each can be put right on the person’s page."
          layout="list"
          value={needMeans}
          options={[
            { code: 'suspected', label: 'Suspected', description: 'A worker or an agency thinks so.' },
            { code: 'disclosed', label: 'Disclosed', description: 'The person has said so.' },
          ]}
          onChange={(next) => onChange({ ...understanding, needMeans: next })}
        />
      )}
      <DateQuestions looked={looked} understanding={understanding} onChange={onChange} />
      <p className="soft">
        {looked.ownFile && 'Casebook wrote this file itself, so every cell is read back as it was written. '}A date that
        can be read in two ways is never guessed. An empty cell stays empty and never becomes a no; so do “-”, “n/a” and
        errors of the spreadsheet. “?”, “tbc” and “not known” are taken as not known.
      </p>
      {!looked.ownFile && <KeepMapping looked={looked} understanding={understanding} />}
      {isOpen && (
        <p role="status" className="soft">
          {asksToJoin ? 'Say first whether there are two rows of headings.' : 'Say first how the dates are written.'}
        </p>
      )}
      {error !== null && !error.field?.startsWith('mapping.') && <Failure error={error} />}
      <div className={styles.buttons}>
        <Button onPress={props.onBack}>Another file</Button>
        <Button kind="main" isDisabled={isBusy || isOpen} onPress={props.onNext}>
          {isBusy ? 'Reading…' : 'See every row'}
        </Button>
      </div>
      {props.isReading && (
        <JobProgress
          {...props.reading}
          label="Reading every row"
          lastly="Putting them together"
          onStop={props.onStop}
        />
      )}
    </Panel>
  );
}

const sheetOf = ({ kind, sheet }: Looked): string | null => (kind === 'csv' ? null : sheet);

interface JoinQuestionProps {
  readonly example: string;
  readonly onJoin: () => void;
  readonly onLeave: () => void;
}

/** Whether there are two rows of headings, where it looks as if there were. */
const JoinQuestion = ({ example, onJoin, onLeave }: JoinQuestionProps) => (
  <div className={styles.question}>
    <p>
      There seem to be two rows of headings, the upper ones over groups of columns. Read together, one of them is “
      {example}
      ”. Is that right?
    </p>
    <Button size="small" onPress={onJoin}>
      Yes, read both rows
    </Button>
    <Button size="small" onPress={onLeave}>
      No, one row of headings
    </Button>
  </div>
);

/** Which sheet, and in which row the headings stand. */
function Place({
  looked,
  onLookAgain,
}: {
  readonly looked: Looked;
  readonly onLookAgain: ColumnsStepProps['onLookAgain'];
}) {
  const [row, setRow] = useState(String(looked.headingRow));
  const number = /^\d{1,3}$/.test(row.trim()) ? Number(row) : null;
  const isOther = number !== null && number >= 1 && number <= 100 && number !== looked.headingRow;
  const again = (
    <Button size="small" isDisabled={!isOther} onPress={() => onLookAgain(sheetOf(looked), number)}>
      Use this row
    </Button>
  );
  return (
    <div className={styles.place}>
      {looked.sheets.length > 1 && (
        <Select
          label="Sheet"
          value={looked.sheet}
          options={looked.sheets.map((name) => ({ code: name, label: name }))}
          onChange={(name) => onLookAgain(name, null)}
        />
      )}
      <TextField
        label="Row of the headings"
        width="short"
        inputMode="numeric"
        value={row}
        onChange={setRow}
        after={again}
      />
    </div>
  );
}

interface ColumnTableProps {
  readonly looked: Looked;
  readonly mapping: readonly (string | null)[];
  readonly errorAt: number | null;
  readonly error: string | undefined;
  readonly onChange: (mapping: readonly (string | null)[]) => void;
}

function ColumnTable({ looked, mapping, errorAt, error, onChange }: ColumnTableProps) {
  const options = looked.fields.map(({ code, label, says }) => ({ code, label, description: says }));
  return (
    <Table caption="Columns of the file">
      <Head>
        <Th>Column</Th>
        <Th>Holds, for example</Th>
        <Th>Becomes</Th>
      </Head>
      <Body>
        {looked.columns.map((column, at) => (
          <Row key={column.letter}>
            <Th row>
              <span className={styles.letter}>{column.letter}</span>{' '}
              {column.heading === '' ? <span className="faint">no heading</span> : column.heading}
            </Th>
            <Td soft>
              <span className={styles.samples}>{column.filled === 0 ? 'Nothing' : column.samples.join(' · ')}</span>
            </Td>
            <Td>
              <Select
                label={`What column ${column.letter} becomes`}
                labelHidden
                value={mapping[at] ?? null}
                options={options}
                allowNone="Not taken in"
                error={errorAt === at ? error : undefined}
                onChange={(field) => onChange(mapping.map((old, other) => (other === at ? field : old)))}
              />
              {mapping[at] == null && column.why !== null && <small className={styles.why}>{column.why}</small>}
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
