import { operationInWords } from '../../../domain/audit/words.ts';
import { useRead } from '../../client.ts';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';

/** Everybody who was shown this person, alone, in a list or in a search. */
export function PersonLooks({ personId }: { readonly personId: string }) {
  const { data, error, isPending, refetch } = useRead('audit.ofPerson', { personId });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <Panel title="Who has looked">
      <p className="soft">
        Every time this person was put in front of somebody, in lists and searches too. The looks of one day are counted
        together. Looking here is noted as well.
      </p>
      <Table caption="Who has looked at this person">
        <Head>
          <Th>Day</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th right>Times</Th>
        </Head>
        <Body>
          {data.looks.map((one) => (
            <Row key={`${one.firstAt} ${one.who} ${one.operation} ${one.disclosed}`}>
              <Td>{dayInWords(one.day)}</Td>
              <Td>
                {one.who ?? 'The register'}
                {one.agency !== null && <span className="soft small"> {one.agency}</span>}
              </Td>
              <Td>
                {operationInWords(one.operation)}
                {one.reason !== null && <span className="soft small"> Reason: {one.reason}</span>}
              </Td>
              <Td right>{one.times}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
