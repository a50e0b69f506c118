import { useState } from 'react';
import type { RightsRequest } from '../../../domain/privacy/operations.ts';
import { decisionLabels, requestKindLabels } from '../../../domain/privacy/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { RecordRequest } from './record-request.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { RestrictionsPanel } from './restrictions-panel.tsx';
import styles from './retention.module.css';

/** What people have asked about their own record, the open requests first by the day they are due; and whose use is restricted. */
export function RequestsTab() {
  return (
    <div className={styles.panels}>
      <RequestsPanel />
      <RestrictionsPanel />
    </div>
  );
}

function RequestsPanel() {
  const { data, error, isPending, refetch } = useRead('privacy.requests', {});
  const [open, setOpen] = useState<string | null>(null);
  const [recording, setRecording] = useState(false);
  const chosen = data?.requests.find(({ id }) => id === open);
  return (
    <Panel
      title="Requests about a record"
      aside={
        <Button size="small" onPress={() => setRecording(true)}>
          Record a request
        </Button>
      }
    >
      <p className="soft">
        Anybody can ask about their own record, in any words. The answer is due one month after the request came.
      </p>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.requests.length === 0 && (
        <Empty title="Nobody has asked">When somebody does, it stands here with the days that are left.</Empty>
      )}
      {data !== undefined && data.requests.length > 0 && <Requests requests={data.requests} onOpen={setOpen} />}
      {recording && <RecordRequest onClose={() => setRecording(false)} />}
      {chosen && <RequestDialog request={chosen} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

interface RequestsProps {
  readonly requests: readonly RightsRequest[];
  readonly onOpen: (id: string) => void;
}

function Requests({ requests, onOpen }: RequestsProps) {
  return (
    <Table caption="Requests about a record">
      <Head>
        <Th>What</Th>
        <Th>Person</Th>
        <Th>Received</Th>
        <Th>Due</Th>
        <Th>State</Th>
        <Th right>
          <span className="visually-hidden">Open</span>
        </Th>
      </Head>
      <Body>
        {requests.map((request) => (
          <Row key={request.id}>
            <Th row>{requestKindLabels[request.kind]}</Th>
            <Td>
              {request.personName} <span className="soft figures">{request.personReference}</span>
            </Td>
            <Td>{dayInWords(request.receivedOn)}</Td>
            <Td>
              {dayInWords(request.dueOn)}
              {request.clock !== null && <p className="soft small">{request.clock}</p>}
            </Td>
            <Td>
              <State request={request} />
            </Td>
            <Td right>
              <Button
                kind="quiet"
                size="small"
                label={`Open the request of ${request.personReference}: ${requestKindLabels[request.kind]}`}
                onPress={() => onOpen(request.id)}
              >
                Open
              </Button>
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function State({ request: { decision, late, notices, extendedBecause } }: { readonly request: RightsRequest }) {
  if (decision === null) {
    if (late) return <Tag tone="red">Late</Tag>;
    return <Tag tone="amber">{extendedBecause === null ? 'Open' : 'Open, with more time'}</Tag>;
  }
  const unsent = notices.filter(({ sentOn }) => sentOn === null).length;
  return (
    <>
      <Tag tone={decision === 'met' ? 'green' : 'plain'}>{decisionLabels[decision]}</Tag>
      {unsent > 0 && <p className="soft small">{unsent === 1 ? '1 notice to send' : `${unsent} notices to send`}</p>}
    </>
  );
}
