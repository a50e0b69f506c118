import { useState } from 'react';
import { type Holds, holds, holdsLabels } from '../../../domain/collecting/answers.ts';
import type { ReturnedCellShown } from '../../../domain/collecting/operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { CallError } from '../../call.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './collecting.module.css';
import { fateLabels, inCells, inValues, problemWords, rowProblemWords } from './collecting-words.ts';

type Looked = OutputOf<'collecting.look'>;
interface Chosen {
  readonly rowKey: string;
  readonly factCode: string;
  readonly holds: Holds;
}

interface ReturnedProps {
  readonly looked: Looked;
  readonly saving: boolean;
  readonly error: CallError | null;
  readonly onBack: () => void;
  readonly onTake: (chosen: Chosen[], knowsLate: boolean) => void;
}

const keyOf = ({ rowKey, factCode }: Pick<ReturnedCellShown, 'rowKey' | 'factCode'>): string => `${rowKey} ${factCode}`;

function sentenceOf({ agency, periodCode, askedOn, counts }: Looked): string {
  const { take, same, empty, conflict, problem } = counts;
  const parts = [
    `${inValues(take)} to take in`,
    conflict > 0 && `${inValues(conflict)} entered differently meanwhile`,
    problem > 0 && `${inCells(problem)} that cannot be read`,
    same > 0 && `${inValues(same)} known already`,
    empty > 0 && `${inCells(empty)} left empty`,
  ].filter((part) => part !== false);
  return `${agency} answers for ${periodCode}, asked on ${dayInWords(askedOn)}: ${parts.join('; ')}. Nothing has been changed yet.`;
}

/** What is worth knowing of the file as a whole. */
function Notes({ looked }: { readonly looked: Looked }) {
  const { isProtected, afterDue, closedOn, leftOut, missing, missingQuestions, notShown } = looked;
  const notes = [
    !isProtected &&
      'The workbook came back without its password. Ask for the next one under it: it holds personal data in the clear.',
    afterDue !== null && `It was to be answered by ${dayInWords(afterDue)}.`,
    closedOn !== null && `Nobody waited for it any more since ${dayInWords(closedOn)}. It can still be taken in.`,
    missing.length > 0 && `Not in it any more: ${missing.join(', ')}. Nothing of theirs changes.`,
    missingQuestions.length > 0 && `A column is gone or stands twice: ${missingQuestions.join(', ')}.`,
    notShown > 0 && `${notShown} of the people it was about are not shown to you now, so their rows are not read.`,
  ].filter((note) => note !== false);
  return (
    <>
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <Table caption="Rows of which nothing is read" captionShown>
          <Head>
            <Th>Row</Th>
            <Th>Name in it</Th>
            <Th>Why nothing of it is read</Th>
          </Head>
          <Body>
            {leftOut.map(({ line, problem, written }) => (
              <Row key={line}>
                <Th row>{line}</Th>
                <Td>{written}</Td>
                <Td>{rowProblemWords[problem]}</Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </>
  );
}

interface CellsProps {
  readonly cells: readonly ReturnedCellShown[];
  readonly chosen: ReadonlyMap<string, Holds>;
  readonly choose: (key: string, one: Holds) => void;
}

function Cells({ cells, chosen, choose }: CellsProps) {
  return (
    <Table caption="Cells that differ from the register or cannot be read" captionShown>
      <Head>
        <Th>Person</Th>
        <Th>Question</Th>
        <Th>In the workbook</Th>
        <Th>In the register</Th>
        <Th>What becomes of it</Th>
      </Head>
      <Body>
        {cells.map((cell) => (
          <Row key={keyOf(cell)}>
            <Th row>{cell.name}</Th>
            <Td>{cell.question}</Td>
            <Td>{cell.becomes ?? cell.written}</Td>
            <Td soft={cell.now === null}>{cell.now ?? 'Not yet entered'}</Td>
            <Td>
              {cell.problem === null ? fateLabels[cell.fate] : problemWords[cell.problem]}
              {cell.fate === 'conflict' && (
                <Choice
                  label={`Which holds for ${cell.name}, ${cell.question}`}
                  layout="list"
                  options={holds.map((code) => ({ code, label: holdsLabels[code] }))}
                  value={chosen.get(keyOf(cell)) ?? null}
                  onChange={(one) => choose(keyOf(cell), one)}
                />
              )}
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** What would become of each cell of an answer; where two values differ, somebody chooses before anything is taken in. */
export function Returned({ looked, saving, error, onBack, onTake }: ReturnedProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Holds>>(new Map());
  const [knowsLate, setKnowsLate] = useState(false);
  const { cells, counts, returnedOn } = looked;
  const conflicts = cells.filter(({ fate }) => fate === 'conflict');
  const open = conflicts.filter((cell) => !chosen.has(keyOf(cell))).length;
  const isNothing = counts.take + counts.conflict + counts.same === 0;
  const take = () =>
    onTake(
      conflicts.flatMap((cell) => {
        const one = chosen.get(keyOf(cell));
        return one === undefined ? [] : [{ rowKey: cell.rowKey, factCode: cell.factCode, holds: one }];
      }),
      knowsLate,
    );
  return (
    <div className="stack">
      <p role="status">{sentenceOf(looked)}</p>
      <Notes looked={looked} />
      {cells.length > 0 && (
        <Cells
          cells={cells}
          chosen={chosen}
          choose={(key, one) => setChosen((before) => new Map(before).set(key, one))}
        />
      )}
      {returnedOn !== null && (
        <Checkbox
          isSelected={knowsLate}
          onChange={setKnowsLate}
          description="What was returned stays as it was sent; the register will say something else from now on."
        >
          Figures of this period were returned on {dayInWords(returnedOn)}. I know that, and take these answers in.
        </Checkbox>
      )}
      {error !== null && <Failure error={error} />}
      {open > 0 && <p className="soft">Choose which value holds in {inCells(open)} before this is taken in.</p>}
      <div className={styles.tools}>
        <Button onPress={onBack}>Back</Button>
        <Button
          kind="main"
          isDisabled={saving || isNothing || open > 0 || (returnedOn !== null && !knowsLate)}
          onPress={take}
        >
          {saving ? 'Taking in…' : 'Take the answers in'}
        </Button>
      </div>
    </div>
  );
}
