import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { inRows } from './import-words.ts';
import styles from './imports.module.css';

type Looked = OutputOf<'imports.look'>;

export interface Understanding {
  readonly mapping: readonly (string | null)[];
  readonly needMeans: 'suspected' | 'disclosed';
}

interface ColumnsStepProps {
  readonly looked: Looked;
  readonly understanding: Understanding;
  readonly onChange: (understanding: Understanding) => void;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  readonly onLookAgain: (sheet: string | null, headingRow: number | null) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const readAs = ({ kind, encoding, delimiter, rows }: Looked): string =>
  kind === 'xlsx'
    ? `${inRows(rows)} in this sheet. Formulas are taken as the values they had when the file was saved.`
    : `${inRows(rows)}, read as ${encoding} with a ${delimiter} between columns.`;

/** What each column becomes, as recognised and as changed. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { looked, understanding, onChange, error, isBusy } = props;
  const { mapping, needMeans } = understanding;
  const hasNeeds = mapping.some((field) => field === 'needs' || field?.startsWith('need:'));
  const left = looked.columns.filter((column, at) => mapping[at] === null && column.filled > 0).length;
  return (
    <>
      <Panel title="What each column becomes">
        <p className="soft">{readAs(looked)}</p>
        <Place looked={looked} onLookAgain={props.onLookAgain} />
        <ColumnTable
          looked={looked}
          mapping={mapping}
          errorAt={error?.field?.startsWith('mapping.') ? Number(error.field.slice('mapping.'.length)) : null}
          error={error?.message}
          onChange={(next) => onChange({ ...understanding, mapping: next })}
        />
        <p role="status" className="soft small">
          {left === 0
            ? 'Every column that holds anything is taken in.'
            : `${left} ${left === 1 ? 'column that holds something is' : 'columns that hold something are'} not taken in. Keep the spreadsheet as long as you need them.`}
        </p>
      </Panel>
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
        <p className="soft">
          Dates are read day first: 03/04/2018 is 3 April 2018. An empty cell stays empty and never becomes a no; so do
          “-”, “n/a” and errors of the spreadsheet. “?”, “tbc” and “not known” are taken as not known.
        </p>
        {error !== null && !error.field?.startsWith('mapping.') && <Failure error={error} />}
        <div className={styles.buttons}>
          <Button onPress={props.onBack}>Another file</Button>
          <Button kind="main" isDisabled={isBusy} onPress={props.onNext}>
            {isBusy ? 'Reading…' : 'See every row'}
          </Button>
        </div>
      </Panel>
    </>
  );
}

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
    <Button
      size="small"
      isDisabled={!isOther}
      onPress={() => onLookAgain(looked.kind === 'csv' ? null : looked.sheet, number)}
    >
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
