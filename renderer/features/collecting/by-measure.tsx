import { cellStateLabels, cellStates } from '../../../domain/collecting/board.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { measureLabels } from '../../../domain/outcomes/measure-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './collecting.module.css';
import { inPeople } from './collecting-words.ts';

type Board = OutputOf<'collecting.board'>;

/** Each state of each measure, counted apart, out of how many values. */
export function ByMeasure({ board }: { readonly board: Board }) {
  const lines = [
    ...board.byMeasure.map((line) => ({ ...line, label: measureLabels[line.measure] })),
    { ...board, label: 'All measures' },
  ];
  return (
    <Panel label="Missing by measure">
      <Table caption={`Required values of ${board.periodCode} by measure and by how each stands`}>
        <Head>
          <Th>Measure</Th>
          <Th right>Values</Th>
          {cellStates.map((state) => (
            <Th key={state} right>
              {cellStateLabels[state]}
            </Th>
          ))}
          <Th right>People with every value</Th>
        </Head>
        <Body>
          {lines.map(({ label, values, states, people, complete }) => (
            <Row key={label}>
              <Th row>{label}</Th>
              <Td right>{values}</Td>
              {cellStates.map((state) => (
                <Td key={state} right soft={states[state] === 0}>
                  {states[state]}
                </Td>
              ))}
              <Td right>
                {complete} of {inPeople(people)}
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
      <p className={`soft small ${styles.note}`}>
        Not yet entered is a state of its own and is never read as zero. Somebody has every value of a measure when each
        required fact is recorded or does not apply to them.
        {board.notShown > 0 && ` ${board.notShown} more values are not shown to you, and are in no figure here.`}
      </p>
    </Panel>
  );
}
