import { useState } from 'react';
import { agencyKindLabel } from '../../../domain/users/agency-kinds.ts';
import type { AgencyRow } from '../../../domain/users/operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AgencyForm } from './agency-form.tsx';

/** The agencies of the partnership, and how many people work in the register for each. */
export function AgenciesPanel() {
  const { data, isPending, error, refetch } = useRead('users.list', {});
  const mayChange = useMay('users.addAgency');
  const [editing, setEditing] = useState<AgencyRow | 'new' | null>(null);
  return (
    <Panel
      title="Agencies"
      aside={
        mayChange && (
          <Button size="small" onPress={() => setEditing('new')}>
            Add an agency
          </Button>
        )
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (
        <Table caption="Agencies of the partnership">
          <Head>
            <Th>Agency</Th>
            <Th>Kind</Th>
            <Th right>People who work here</Th>
            {mayChange && (
              <Th right>
                <span className="visually-hidden">Change</span>
              </Th>
            )}
          </Head>
          <Body>
            {data.agencies.map((agency) => (
              <Row key={agency.id}>
                <Th row>
                  {agency.name} {agency.coordinating && <Tag>Coordinates</Tag>}
                  {!agency.active && <Tag>Left the partnership</Tag>}
                </Th>
                <Td soft>{agencyKindLabel(agency.kind)}</Td>
                <Td right>{agency.people}</Td>
                {mayChange && (
                  <Td right>
                    <Button
                      kind="quiet"
                      size="small"
                      label={`Change ${agency.name}`}
                      onPress={() => setEditing(agency)}
                    >
                      Change
                    </Button>
                  </Td>
                )}
              </Row>
            ))}
          </Body>
        </Table>
      )}
      {editing !== null && <AgencyForm agency={editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}
