import { useState } from 'react';
import { personCategories } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels, sharingBasisLabels } from '../../../domain/sharing/words.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { DecideSharing } from './decide-sharing.tsx';
import styles from './sharing.module.css';
import { TakeBack } from './take-back.tsx';

type Cell = AgencySharing['cells'][number];
type Sharing = OutputOf<'sharing.ofPerson'>;

/** Who may know what about one person: every agency, every kind of information, and on what ground. */
export function SharingTab({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { data, error, isPending, refetch } = useRead('sharing.ofPerson', { personId });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return <Sharing personId={personId} name={name} sharing={data} />;
}

interface SharingProps {
  readonly personId: string;
  readonly name: string;
  readonly sharing: Sharing;
}

function Sharing({ personId, name, sharing }: SharingProps) {
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
                <span className={styles.why}>{standing(agency)}</span>
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

const standing = ({ holds, coordinates }: AgencySharing): string =>
  [holds ? 'Holds the record' : null, coordinates ? 'Coordinates' : null].filter(Boolean).join('. ');

/** Yes or no in a word, and under it why, where something was said. */
function CellWords({ cell: { sees, said } }: { readonly cell: Cell }) {
  return (
    <>
      {sees ? 'Sees' : <span className="faint">No</span>}
      {said !== null && <span className={styles.why}>{reasonOf(said)}</span>}
    </>
  );
}

function reasonOf({ decision, basis, fromOn, untilOn }: NonNullable<Cell['said']>): string {
  const what = decision === 'shared' ? (basis === null ? 'Shared' : sharingBasisLabels[basis]) : 'Kept from them';
  const until = untilOn === null ? '' : ` until ${dayInBrief(untilOn)}`;
  return `${what}, from ${dayInBrief(fromOn)}${until}`;
}
