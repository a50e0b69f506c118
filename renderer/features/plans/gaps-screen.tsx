import type { PersonGap } from '../../../domain/plans/view-operations.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Gaps } from './known-panel.tsx';

/** Known to everyone, served by no one: everybody in the cohort, the widest gap first. */
export function GapsScreen() {
  const { data, error, isPending, refetch } = useRead('plans.gaps', {});
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <Page title="Known to everyone, served by no one" say={data.sentence}>
      {data.people.length === 0 ? (
        <Empty title="Nobody is in the cohort yet">
          Once somebody is, this shows which agencies know them and which have a promise that still stands.
        </Empty>
      ) : (
        <>
          <Panel label="People by gap">
            <People people={data.people} />
          </Panel>
          {data.quarters.length > 1 && (
            <Panel title="The gap closing, over everybody in the cohort">
              <Gaps quarters={data.quarters} />
            </Panel>
          )}
        </>
      )}
    </Page>
  );
}

function movedWords({ gap, before }: PersonGap): string {
  if (before === null || before === gap) return 'As before';
  return gap < before ? `Closing, from ${before}` : `Opening, from ${before}`;
}

function People({ people }: { readonly people: readonly PersonGap[] }) {
  const go = useGo();
  return (
    <Table caption="Agencies that know each person and those with a promise that still stands">
      <Head>
        <Th>Person</Th>
        <Th right>Agencies that know them</Th>
        <Th right>Have promised</Th>
        <Th right>Gap</Th>
        <Th>Since last quarter</Th>
      </Head>
      <Body>
        {people.map((person) => (
          <Row key={person.personId}>
            <Th row>
              <Button kind="quiet" size="small" onPress={() => go({ screen: 'person', personId: person.personId })}>
                {person.name} {person.reference}
              </Button>
            </Th>
            <Td right>{person.known}</Td>
            <Td right>{person.served}</Td>
            <Td right>{person.gap}</Td>
            <Td soft>{movedWords(person)}</Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
