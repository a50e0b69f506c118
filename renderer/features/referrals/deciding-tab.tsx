import { useState } from 'react';
import type { ReferralSummary } from '../../../domain/referrals/operations.ts';
import { daysInWords, waits } from '../../../domain/referrals/waiting.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { EligibilityTag } from '../people/eligibility-tag.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import type { Referrals } from './referrals-screen.tsx';
import { Person } from './waiting-tab.tsx';

/** What a panel has before it: whoever was deferred and is back first, then those of whom most has been said. */
export function DecidingTab({ referrals: { referrals } }: { readonly referrals: Referrals }) {
  const [deciding, setDeciding] = useState<ReferralSummary | null>(null);
  const waiting = referrals.filter(({ stage }) => waits(stage));
  const back = waiting.filter(({ stage }) => stage === 'back');
  const rows = [...back, ...waiting.filter(({ stage }) => stage !== 'back')];
  return (
    <Panel title="For the panel" aside="In the order of the waiting list">
      {rows.length === 0 ? (
        <Empty title="Nothing to decide">Referrals on the waiting list stand here for the next panel.</Empty>
      ) : (
        <Table caption="For the panel">
          <Head>
            <Th>Person</Th>
            <Th>Considered</Th>
            <Th>Definition</Th>
            <Th right>Waited</Th>
            <Th>Came back on</Th>
            <Th right>
              <span className="visually-hidden">Decide</span>
            </Th>
          </Head>
          <Body>
            {rows.map((referral) => (
              <Row key={referral.id}>
                <Th row>
                  <Person referral={referral} />
                </Th>
                <Td>{consideredInWords(referral)}</Td>
                <Td>
                  <EligibilityTag outcome={referral.eligibility} />
                </Td>
                <Td right>{daysInWords(referral.waited ?? 0)}</Td>
                <Td>{referral.stage === 'back' ? dayInBrief(referral.deferredUntil ?? '') : ''}</Td>
                <Td right>
                  <Button
                    size="small"
                    label={`Decide about ${referral.person.preferredName}`}
                    onPress={() => setDeciding(referral)}
                  >
                    Decide
                  </Button>
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      {deciding && (
        <DecideDialog
          personId={deciding.person.id}
          name={deciding.person.preferredName}
          referralId={deciding.id}
          corrects={null}
          onClose={() => setDeciding(null)}
        />
      )}
    </Panel>
  );
}

/** How far a referral has been considered, which says nothing of who comes first. */
export function consideredInWords({ considered }: Pick<ReferralSummary, 'considered'>): string {
  if (considered === null) return 'Not yet';
  const { answered, of } = considered;
  return answered === of ? 'Every factor' : `${answered} of ${of} factors`;
}
