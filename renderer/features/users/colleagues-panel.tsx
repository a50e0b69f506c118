import { useState } from 'react';
import type { Colleague } from '../../../domain/users/operations.ts';
import { roleLabels } from '../../../domain/users/role-words.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AddColleague } from './add-colleague.tsx';
import { ColleagueDialog } from './colleague-dialog.tsx';

/** Who works in the register: for which agency, in which roles, and whether they can get in. */
export function ColleaguesPanel() {
  const { data, isPending, error, refetch } = useRead('users.list', {});
  const mayChange = useMay('users.add');
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const chosen = data?.people.find(({ id }) => id === open);
  return (
    <Panel
      title="People who work here"
      aside={
        mayChange && (
          <Button size="small" onPress={() => setOpen('new')}>
            Add somebody
          </Button>
        )
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <People people={data.people} onChange={mayChange ? setOpen : null} />}
      {data && open === 'new' && <AddColleague agencies={data.agencies} onClose={() => setOpen(null)} />}
      {data && chosen && <ColleagueDialog person={chosen} agencies={data.agencies} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

interface PeopleProps {
  readonly people: readonly Colleague[];
  /** Null for those who may only look. */
  readonly onChange: ((id: string) => void) | null;
}

function People({ people, onChange }: PeopleProps) {
  return (
    <Table caption="People who work in this register">
      <Head>
        <Th>Name</Th>
        <Th>Agency</Th>
        <Th>Roles</Th>
        <Th>Access</Th>
        {onChange && (
          <Th right>
            <span className="visually-hidden">Change</span>
          </Th>
        )}
      </Head>
      <Body>
        {people.map((person) => (
          <Row key={person.id}>
            <Th row>
              {person.displayName} {person.isYou && <Tag>You</Tag>}
              {person.signInName !== person.displayName && (
                <p className="soft small">Signs in as {person.signInName}</p>
              )}
            </Th>
            <Td>{person.agencyName}</Td>
            <Td soft>{roleLabels(person.roles)}</Td>
            <Td>{accessInWords(person)}</Td>
            {onChange && (
              <Td right>
                <Button
                  kind="quiet"
                  size="small"
                  label={`Change ${person.displayName}`}
                  onPress={() => onChange(person.id)}
                >
                  Change
                </Button>
              </Td>
            )}
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function accessInWords({ active, hasSlot }: Colleague): string {
  if (!active) return 'Account ended';
  return hasSlot ? 'Can unlock' : 'No passphrase yet: hand them one';
}
