import type { OutputOf } from '../../../domain/contract.ts';
import { useToday } from '../../today.ts';
import { momentInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { ruleLabel } from './rule-words.ts';

type Exports = OutputOf<'returns.list'>['exports'];

/** What was exported before, newest first. */
export function EarlierExports({ exports }: { readonly exports: Exports }) {
  const today = useToday();
  const newestFirst = [...exports].sort((one, other) => other.exportedAt.localeCompare(one.exportedAt));
  return (
    <Panel title="Exported before">
      {newestFirst.length === 0 ? (
        <p className="soft">Nothing yet. Each export is listed here with its period, its rule and its day.</p>
      ) : (
        <Table caption="Exported before">
          <Head>
            <Th>Exported</Th>
            <Th>Period</Th>
            <Th>Rule</Th>
            <Th right>Files</Th>
          </Head>
          <Body>
            {newestFirst.map((one) => (
              <Row key={one.id}>
                <Td>{momentInWords(one.exportedAt, today)}</Td>
                <Td>{one.periodCode}</Td>
                <Td>{ruleLabel(one.rule)}</Td>
                <Td right>{one.files}</Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </Panel>
  );
}
