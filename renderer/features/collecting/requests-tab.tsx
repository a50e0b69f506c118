import type { CollectingRequest } from '../../../domain/collecting/operations.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief, momentInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { cellWords } from '../outcomes/fact-words.ts';
import { inPeople } from './collecting-words.ts';
import { ReadBack } from './read-back.tsx';

const formWords = { xlsx: 'Workbook', pdf: 'On paper' } as const;

/** What was asked of whom, what came back, and what agencies supplied. */
export function RequestsTab({ periodId }: { readonly periodId: string }) {
  const mayAsk = useMay('collecting.ask');
  return (
    <>
      {mayAsk && <ReadBack />}
      {mayAsk && <Asked periodId={periodId} />}
      <Supplied periodId={periodId} />
    </>
  );
}

function howFar({ closedOn, answered, cells, dueOn }: CollectingRequest, today: string): string {
  if (closedOn !== null) return `Closed ${dayInBrief(closedOn)}`;
  if (answered > 0) return `${answered} of ${cells} answered`;
  if (dueOn === null) return 'Waiting';
  return dueOn < today ? `Waiting, was due ${dayInBrief(dueOn)}` : `Waiting, due ${dayInBrief(dueOn)}`;
}

function Asked({ periodId }: { readonly periodId: string }) {
  const { data, error, isPending, refetch } = useRead('collecting.requests', { periodId });
  const today = useToday();
  const close = useWrite('collecting.close', { toast: 'The request is closed' });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const { requests } = data;
  return (
    <Panel title="Requests about this period">
      {requests.length === 0 ? (
        <Empty title="No agency has been asked yet">
          Under “By agency” each agency can be asked for what it could supply, by a workbook under a password or on
          paper. What was asked, and what came back, then stands here.
        </Empty>
      ) : (
        <Table caption="Requests about this period">
          <Head>
            <Th>Agency</Th>
            <Th>Asked</Th>
            <Th>By</Th>
            <Th>As</Th>
            <Th right>About</Th>
            <Th right>Cells</Th>
            <Th>How it stands</Th>
            <Th>Close</Th>
          </Head>
          <Body>
            {requests.map((one) => (
              <Row key={one.id}>
                <Th row>{one.agency}</Th>
                <Td>{momentInWords(one.madeAt, today)}</Td>
                <Td>{one.who}</Td>
                <Td>{formWords[one.form]}</Td>
                <Td right>{inPeople(one.people)}</Td>
                <Td right>{one.cells}</Td>
                <Td>{howFar(one, today)}</Td>
                <Td>
                  {one.closedOn === null && (
                    <Button
                      size="small"
                      isDisabled={close.saving}
                      label={`Wait no longer for ${one.agency}`}
                      onPress={() => void close.run({ askedId: one.id })}
                    >
                      Wait no longer
                    </Button>
                  )}
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      {close.error !== null && <Failure error={close.error} />}
    </Panel>
  );
}

/** Values that stand as an agency gave them, with who and when. */
function Supplied({ periodId }: { readonly periodId: string }) {
  const { data, error, isPending } = useRead('collecting.sources', { periodId });
  const reference = useRead('programme.reference', {});
  const { factDefinitions } = useReference();
  if (error !== null) return <Failure error={error} />;
  if (isPending || data.sources.length === 0) return null;
  const values = reference.data?.values ?? [];
  const wordsOf = ({ factCode, value }: (typeof data.sources)[number]): string => {
    const definition = factDefinitions.find(({ code }) => code === factCode);
    const { state } = value;
    if (definition === undefined || state === 'blank') return '';
    return cellWords(definition, values, { ...value, state }).text;
  };
  return (
    <Panel title="Values that agencies supplied">
      <Table caption="Values that stand as an agency gave them">
        <Head>
          <Th>Person</Th>
          <Th>Question</Th>
          <Th>Value</Th>
          <Th>Source</Th>
          <Th>Asked</Th>
          <Th>Read in</Th>
        </Head>
        <Body>
          {data.sources.map((one) => (
            <Row key={`${one.personId} ${one.factCode}`}>
              <Th row>
                {one.name} {one.reference}
              </Th>
              <Td>{factDefinitions.find(({ code }) => code === one.factCode)?.label ?? one.factCode}</Td>
              <Td>{wordsOf(one)}</Td>
              <Td>{one.agency}</Td>
              <Td soft>{dayInBrief(one.askedOn)}</Td>
              <Td soft>{dayInBrief(one.answeredOn)}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
