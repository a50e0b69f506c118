import { stateLine } from '../../../domain/collecting/board-words.ts';
import type { BoardPerson } from '../../../domain/collecting/operations.ts';
import { useReference } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './collecting.module.css';

/** Whose values are missing, the most first; each gap leads to its cell. */
export function MissingByPerson({ people }: { readonly people: readonly BoardPerson[] }) {
  const go = useGo();
  const { factDefinitions } = useReference();
  const label = (code: string) => factDefinitions.find((one) => one.code === code)?.columnLabel ?? code;
  return (
    <Panel label="Missing by person">
      <Table caption="People and the values of theirs that could still be filled">
        <Head>
          <Th>Person</Th>
          <Th right>Could be filled</Th>
          <Th>Go to the cell</Th>
          <Th>Lead contact’s agency</Th>
          <Th>How their values stand</Th>
        </Head>
        <Body>
          {people.map(({ personId, name, reference, gaps, values, states, leadAgency }) => (
            <Row key={personId}>
              <Th row>
                <Button kind="quiet" size="small" onPress={() => go({ screen: 'person', personId })}>
                  {name} {reference}
                </Button>
              </Th>
              <Td right>
                {gaps.length} of {values}
              </Td>
              <Td>
                <div className={styles.gaps}>
                  {gaps.map((factCode) => (
                    <Button
                      key={factCode}
                      size="small"
                      label={`${label(factCode)} of ${name}: go to the cell`}
                      onPress={() => go({ screen: 'quarter', cell: { personId, factCode } })}
                    >
                      {label(factCode)}
                    </Button>
                  ))}
                  {gaps.length === 0 && <span className="soft">Nothing is missing</span>}
                </div>
              </Td>
              <Td soft={leadAgency === null}>{leadAgency ?? 'None, or not shown'}</Td>
              <Td soft>{stateLine(states)}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
