import { useRead, useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { momentInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';

/** Files of figures that left the register, for those who act for the partnership. */
export function SavedFiles() {
  const may = useMay('progress.saved');
  const { data } = useRead('progress.saved', {}, { enabled: may });
  const { factDefinitions } = useReference();
  const today = useToday();
  if (!may || data === undefined || data.files.length === 0) return null;
  const labelOf = (code: string | null): string =>
    code === null ? 'MEAM fidelity' : (factDefinitions.find((one) => one.code === code)?.label ?? code);
  return (
    <Panel title="Figures that were saved">
      <Table caption="Files of figures that left the register">
        <Head>
          <Th>When</Th>
          <Th>What</Th>
          <Th>For</Th>
          <Th>By</Th>
          <Th right>People in it</Th>
          <Th>Files</Th>
        </Head>
        <Body>
          {data.files.map((one) => (
            <Row key={one.id}>
              <Th row>{momentInWords(one.savedAt, today)}</Th>
              <Td>
                {labelOf(one.factCode)}
                {one.what === 'people' ? ', person by person' : ''}
              </Td>
              <Td>{one.recipient}</Td>
              <Td soft>{one.by}</Td>
              <Td right>{one.people}</Td>
              <Td soft>{one.files.map(({ name }) => name).join('; ')}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
