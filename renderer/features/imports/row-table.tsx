import type { PreviewRow } from '../../../domain/imports/operations.ts';
import { useReference } from '../../client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type Decisions, isAdded, isChanged, likenessWords, type Wish } from './import-words.ts';
import styles from './imports.module.css';

interface RowTableProps {
  readonly rows: readonly PreviewRow[];
  readonly decisions: Decisions;
  readonly onDecide: (row: PreviewRow, wish: Wish, isOn: boolean) => void;
}

/** Rows as the register would hold them, each with what stands in its way. */
export function RowTable({ rows, decisions, onDecide }: RowTableProps) {
  const { needLabel } = useReference();
  return (
    <Table caption="Rows of the file">
      <Head>
        <Th>Line</Th>
        <Th>Who</Th>
        <Th>Needs</Th>
        <Th>What happens</Th>
      </Head>
      <Body>
        {rows.map((row) => (
          <Row key={row.line}>
            <Th row>
              <span className="figures">{row.line}</span>
            </Th>
            <Td>
              <Who row={row} />
            </Td>
            <Td soft>{row.needs.length === 0 ? 'None' : row.needs.map(needLabel).join(', ')}</Td>
            <Td>
              <Fate row={row} decisions={decisions} onDecide={(wish, isOn) => onDecide(row, wish, isOn)} />
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function Who({ row: { name, reference, birthDate, joinedOn, leftOn } }: { readonly row: PreviewRow }) {
  const facts = [
    reference,
    birthDate === null ? null : `born ${dayInBrief(birthDate)}`,
    joinedOn === null ? null : `joined ${dayInBrief(joinedOn)}`,
    leftOn === null ? null : `left ${dayInBrief(leftOn)}`,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className={styles.name}>{name === '' ? 'No name' : name}</span>
      {facts.length > 0 && <small className={styles.facts}>{facts.join(', ')}</small>}
    </>
  );
}

interface FateProps {
  readonly row: PreviewRow;
  readonly decisions: Decisions;
  readonly onDecide: (wish: Wish, isOn: boolean) => void;
}

/** What somebody who is here already would become, field by field. */
const Changes = ({ differences }: Pick<PreviewRow, 'differences'>) => (
  <ul className={styles.changes}>
    {differences.map(({ label, before, after }) => (
      <li key={`${label} ${after}`} className={styles.said}>
        <span className={styles.cell}>{label}:</span>{' '}
        {before === null ? 'nothing' : <del className={styles.before}>{before}</del>} <span aria-hidden="true">→</span>
        <span className="visually-hidden">becomes</span> {after}
      </li>
    ))}
  </ul>
);

/** Whether a row may be somebody else than the one whose reference it has. */
const mayBeOther = ({ state, candidates }: PreviewRow): boolean =>
  state === 'possible-duplicate' ||
  (state === 'changed' && candidates.some(({ likeness }) => likeness === 'same-reference'));

function Fate({ row, decisions, onDecide }: FateProps) {
  const { state, problems, notes, candidates, line, name } = row;
  const said = [...problems, ...notes];
  return (
    <div className={styles.fate}>
      {state === 'cannot' && <Tag tone="red">Cannot be taken in</Tag>}
      {state === 'possible-duplicate' && <Tag tone="amber">Perhaps here already</Tag>}
      {state === 'changed' && <Tag tone="amber">Here already, and different</Tag>}
      {state === 'unchanged' && <Tag>Here already, unchanged</Tag>}
      {state === 'changed' && <Changes differences={row.differences} />}
      {candidates.map((one) => (
        <p key={`${one.personId} ${one.line}`} className={styles.said}>
          {likenessWords[one.likeness]}: {one.personId === null ? `line ${one.line} of this file, ` : ''}
          {one.name}
          {one.reference === null ? '' : `, ${one.reference}`}
          {one.birthDate === null ? '' : `, born ${dayInBrief(one.birthDate)}`}.
        </p>
      ))}
      {said.map((one) => (
        <p key={`${one.code} ${one.letter}`} className={styles.said}>
          {one.letter !== null && (
            <span className={styles.cell}>
              {one.letter}
              {line} {one.heading}:
            </span>
          )}{' '}
          {one.sentence}
        </p>
      ))}
      {state === 'changed' && (
        <Checkbox isSelected={isChanged(row, decisions)} onChange={(isOn) => onDecide('update', isOn)}>
          Change what differs
          <span className="visually-hidden">
            {' '}
            of {name}, line {line}
          </span>
        </Checkbox>
      )}
      {(state === 'add' || mayBeOther(row)) && (
        <Checkbox isSelected={isAdded(row, decisions)} onChange={(isOn) => onDecide('add', isOn)}>
          {state === 'add' ? 'Take in' : 'Somebody else: take in'}
          <span className="visually-hidden">
            {' '}
            {name}, line {line}
          </span>
        </Checkbox>
      )}
    </div>
  );
}
