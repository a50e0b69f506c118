import { useState } from 'react';
import type { ReferralSummary } from '../../../domain/referrals/operations.ts';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { stageWords } from './referral-words.ts';
import styles from './referrals.module.css';
import type { Referrals } from './referrals-screen.tsx';
import { Person } from './waiting-tab.tsx';

const parts = ['not-taken-on', 'taken-on', 'deferred'] as const;
type Part = (typeof parts)[number];

const belongs = ({ stage }: ReferralSummary, part: Part): boolean =>
  stage === part || (part === 'deferred' && stage === 'back');

const labels: Readonly<Record<Part, string>> = {
  'not-taken-on': 'Advice given',
  'taken-on': 'Taken on',
  deferred: 'Deferred',
};

/** What was decided, with the advice that was given to whoever was not taken on. */
export function DecidedTab({ referrals: { referrals } }: { readonly referrals: Referrals }) {
  const [part, setPart] = useState<Part>('not-taken-on');
  const shown = referrals.filter((one) => belongs(one, part));
  return (
    <Panel label="Advice and decisions">
      <div className={styles.stack}>
        <FilterChips
          options={parts.map((code) => ({
            code,
            label: labels[code],
            count: referrals.filter((one) => belongs(one, code)).length,
          }))}
          value={part}
          onChange={setPart}
        />
        {shown.length === 0 ? (
          <Empty title="Nobody here">What a panel decides stands here, and can be corrected with a reason.</Empty>
        ) : (
          <Table caption={labels[part]}>
            <Head>
              <Th>Person</Th>
              <Th>From</Th>
              <Th>Decided on</Th>
              <Th>{part === 'deferred' ? 'Comes back on' : part === 'taken-on' ? 'State' : 'Advice'}</Th>
            </Head>
            <Body>
              {shown.map((referral) => (
                <Row key={referral.id}>
                  <Th row>
                    <Person referral={referral} />
                  </Th>
                  <Td>{referral.source}</Td>
                  <Td>{dayInBrief(referral.decidedOn ?? '')}</Td>
                  <Td>
                    <What referral={referral} />
                  </Td>
                </Row>
              ))}
            </Body>
          </Table>
        )}
      </div>
    </Panel>
  );
}

function What({ referral: { stage, advice, deferredUntil } }: { readonly referral: ReferralSummary }) {
  if (deferredUntil !== null) return dayInBrief(deferredUntil);
  if (stage === 'not-taken-on') return advice;
  return <Tag tone={stageWords[stage].tone}>{stageWords[stage].label}</Tag>;
}
