import { useState } from 'react';
import { personCategories } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { ConsentsPanel } from './consents-panel.tsx';
import { DecideSharing } from './decide-sharing.tsx';
import { NoticesPanel } from './notices-panel.tsx';
import { SharingRequestsPanel } from './requests-panel.tsx';
import styles from './sharing.module.css';
import { CellWords, troubles } from './sharing-cell.tsx';
import { TakeBack } from './take-back.tsx';

type Sharing = OutputOf<'sharing.ofPerson'>;

/** Who may know what about one person, on what ground, and what the person said of it. */
export function SharingTab({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { data, error, isPending, refetch } = useRead('sharing.ofPerson', { personId });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  const { agencies } = data;
  return (
    <>
      <Matrix personId={personId} name={name} sharing={data} />
      <ConsentsPanel personId={personId} name={name} agencies={agencies} />
      <NoticesPanel personId={personId} name={name} />
      <SharingRequestsPanel personId={personId} name={name} agencies={agencies} />
    </>
  );
}

interface SharingProps {
  readonly personId: string;
  readonly name: string;
  readonly sharing: Sharing;
}

function Matrix({ personId, name, sharing }: SharingProps) {
  const [deciding, setDeciding] = useState<AgencySharing | null>(null);
  const decides = sharing.mayDecide.length > 0;
  return (
    <Panel title={`Who may know what about ${name}`}>
      <p className="soft">
        The agency that holds the record and the one that coordinates the partnership see everything that is not said to
        be kept from them. Every other agency sees only what is shared with it.
      </p>
      <Table caption={`Who may know what about ${name}`}>
        <Head>
          <Th>Agency</Th>
          {personCategories.map((category) => (
            <Th key={category}>{categoryLabels[category]}</Th>
          ))}
          {decides && (
            <Th right>
              <span className="visually-hidden">Decide</span>
            </Th>
          )}
        </Head>
        <Body>
          {sharing.agencies.map((agency) => (
            <Row key={agency.agencyId}>
              <Th row>
                {agency.agencyName}
                {standing(agency).map((words) => (
                  <span key={words} className={styles.why}>
                    {words}
                  </span>
                ))}
              </Th>
              {agency.cells.map((cell) => (
                <Td key={cell.category}>
                  <CellWords cell={cell} />
                </Td>
              ))}
              {decides && (
                <Td right>
                  <Button
                    kind="quiet"
                    size="small"
                    label={`Decide about ${agency.agencyName}`}
                    onPress={() => setDeciding(agency)}
                  >
                    Decide
                  </Button>
                </Td>
              )}
            </Row>
          ))}
        </Body>
      </Table>
      {decides && <TakeBack personId={personId} agencies={sharing.agencies} mayDecide={sharing.mayDecide} />}
      {deciding !== null && (
        <DecideSharing
          personId={personId}
          agency={deciding}
          mayDecide={sharing.mayDecide}
          onClose={() => setDeciding(null)}
        />
      )}
    </Panel>
  );
}

/** What the agency is to this person, when it was last told something, and what of its asking was refused. */
const standing = ({ holds, coordinates, kind, lastToldOn, refusedRequests, cells }: AgencySharing): string[] =>
  [
    holds ? 'Holds the record' : null,
    coordinates ? 'Coordinates' : null,
    kind === 'police' ? 'Police: law enforcement is apart' : null,
    ...new Set(cells.map(({ said }) => underAgreement(said))),
    lastToldOn === null ? null : `Last told ${dayInBrief(lastToldOn)}`,
    refusedRequests === 0 ? null : refusedRequests === 1 ? '1 request refused' : `${refusedRequests} requests refused`,
  ].filter((words) => words !== null);

/** The agreement that a decision is under, and what is wrong with it today. */
function underAgreement(said: AgencySharing['cells'][number]['said']): string | null {
  if (said === null || said.agreement === null) return null;
  return said.agreementTrouble === null
    ? `Under: ${said.agreement}`
    : `Under: ${said.agreement}; ${troubles[said.agreementTrouble]}`;
}
