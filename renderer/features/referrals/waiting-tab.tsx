import { useState } from 'react';
import type { ReferralSummary } from '../../../domain/referrals/operations.ts';
import { daysInWords, waits } from '../../../domain/referrals/waiting.ts';
import { useRead, useWrite } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EligibilityTag } from '../people/eligibility-tag.tsx';
import { ApartWarning } from '../sharing/apart-warning.tsx';
import { MoveDialog, type Moving } from './move-dialog.tsx';
import styles from './referrals.module.css';
import type { Referrals } from './referrals-screen.tsx';

/** The list in its order, and below it what has not come on the list yet or was put off. */
export function WaitingTab({ referrals: { referrals, isMoved } }: { readonly referrals: Referrals }) {
  const waiting = referrals.filter(({ stage }) => waits(stage));
  return (
    <div className={styles.panels}>
      <Apart waiting={waiting} />
      <WaitingList waiting={waiting} isMoved={isMoved} />
      <NotOnList referrals={referrals.filter(({ stage }) => stage === 'new')} />
      <Deferred referrals={referrals.filter(({ stage }) => stage === 'deferred')} />
    </div>
  );
}

/** Two people who must not meet and stand on one list, for the coordinator alone. */
function Apart({ waiting }: { readonly waiting: readonly ReferralSummary[] }) {
  const decides = useActsForPartnership();
  const { data } = useRead('sharing.apartAmongAll', {}, { enabled: decides });
  const names = new Map(waiting.map(({ person }) => [person.id, person.preferredName]));
  const pairs = (data?.pairs ?? []).flatMap(([one, other]) => {
    const [first, second] = [names.get(one), names.get(other)];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  return <ApartWarning pairs={pairs} />;
}

interface ListProps {
  readonly waiting: readonly ReferralSummary[];
  readonly isMoved: boolean;
}

function WaitingList({ waiting, isMoved }: ListProps) {
  const decides = useActsForPartnership();
  const [moving, setMoving] = useState<Moving | null>(null);
  if (waiting.length === 0)
    return (
      <Panel title="Waiting list">
        <Empty title="Nobody waits">A referral comes here once it is put on the list, the oldest first.</Empty>
      </Panel>
    );
  return (
    <Panel title="Waiting list" aside={isMoved ? 'In the order people chose' : 'Oldest referral first'}>
      <Table caption="Waiting list">
        <Head>
          <Th>Person</Th>
          <Th>From</Th>
          <Th>Referred</Th>
          <Th right>Waited</Th>
          <Th right>On the list</Th>
          <Th>Definition</Th>
          {decides && (
            <Th right>
              <span className="visually-hidden">Order</span>
            </Th>
          )}
        </Head>
        <Body>
          {waiting.map((referral, at) => (
            <Row key={referral.id}>
              <Th row>
                <Person referral={referral} />
                {referral.moved !== null && (
                  <p className={styles.why}>
                    Put {referral.moved.direction}: {referral.moved.because}
                  </p>
                )}
              </Th>
              <Td>{referral.source}</Td>
              <Td>
                <span className={styles.days}>{dayInBrief(referral.happenedOn)}</span>
              </Td>
              <Td right>
                <span className={styles.days}>{daysInWords(referral.waited ?? 0)}</span>
              </Td>
              <Td right>
                <span className={styles.days}>{daysInWords(referral.onList ?? 0)}</span>
              </Td>
              <Td>
                <EligibilityTag outcome={referral.eligibility} />
              </Td>
              {decides && (
                <Td right>
                  <Moves waiting={waiting} at={at} onMove={setMoving} />
                </Td>
              )}
            </Row>
          ))}
        </Body>
      </Table>
      <p className={styles.note}>
        Days are counted since the referral happened, and since it came on this list. People decide the order, with a
        reason for each move; nothing here adds anybody up.
      </p>
      {moving && <MoveDialog moving={moving} waiting={waiting} onClose={() => setMoving(null)} />}
    </Panel>
  );
}

interface MovesProps {
  readonly waiting: readonly ReferralSummary[];
  readonly at: number;
  readonly onMove: (moving: Moving) => void;
}

/** One step earlier or later; the reason is asked before anything moves. */
function Moves({ waiting, at, onMove }: MovesProps) {
  const referral = waiting[at];
  if (referral === undefined) return null;
  const { preferredName } = referral.person;
  return (
    <div className={styles.moves}>
      <Button
        kind="quiet"
        size="small"
        label={`Move ${preferredName} earlier`}
        isDisabled={at === 0}
        onPress={() => onMove({ referral, afterId: waiting[at - 2]?.id ?? null })}
      >
        Earlier
      </Button>
      <Button
        kind="quiet"
        size="small"
        label={`Move ${preferredName} later`}
        isDisabled={at === waiting.length - 1}
        onPress={() => onMove({ referral, afterId: waiting[at + 1]?.id ?? null })}
      >
        Later
      </Button>
    </div>
  );
}

/** Whose referral it is, as the way to it. */
export function Person({ referral: { id, person, stage } }: { readonly referral: ReferralSummary }) {
  const go = useGo();
  return (
    <span className={styles.row}>
      <Button
        kind="quiet"
        size="small"
        label={`Open the referral of ${person.preferredName}, ${person.reference}`}
        onPress={() => go({ screen: 'referral', referralId: id })}
      >
        {person.preferredName}
      </Button>
      <span className="faint figures">{person.reference}</span>
      {stage === 'back' && <Tag tone="amber">Back to decide</Tag>}
    </span>
  );
}

function NotOnList({ referrals }: { readonly referrals: readonly ReferralSummary[] }) {
  const today = useToday();
  const decides = useActsForPartnership();
  const accept = useWrite('referrals.accept', { toast: 'On the waiting list' });
  if (referrals.length === 0) return null;
  return (
    <Panel title="Not on the list yet">
      {accept.error && <Failure error={accept.error} />}
      <Table caption="Referrals that are not on the waiting list yet">
        <Head>
          <Th>Person</Th>
          <Th>From</Th>
          <Th>Referred</Th>
          <Th>Recorded</Th>
          <Th>Definition</Th>
          <Th right>
            <span className="visually-hidden">Put on the list</span>
          </Th>
        </Head>
        <Body>
          {referrals.map((referral) => (
            <Row key={referral.id}>
              <Th row>
                <Person referral={referral} />
              </Th>
              <Td>{referral.source}</Td>
              <Td>
                <span className={styles.days}>{dayInBrief(referral.happenedOn)}</span>
              </Td>
              <Td>{dayInBrief(referral.recordedOn)}</Td>
              <Td>
                <EligibilityTag outcome={referral.eligibility} />
              </Td>
              <Td right>
                {decides && (
                  <Button
                    size="small"
                    label={`Put ${referral.person.preferredName} on the list`}
                    isDisabled={accept.saving}
                    onPress={() => void accept.run({ referralId: referral.id, acceptedOn: today })}
                  >
                    Put on the list
                  </Button>
                )}
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}

function Deferred({ referrals }: { readonly referrals: readonly ReferralSummary[] }) {
  if (referrals.length === 0) return null;
  return (
    <Panel title="Deferred">
      <Table caption="Deferred, and when each comes back">
        <Head>
          <Th>Person</Th>
          <Th>From</Th>
          <Th>Deferred on</Th>
          <Th>Comes back on</Th>
        </Head>
        <Body>
          {referrals.map((referral) => (
            <Row key={referral.id}>
              <Th row>
                <Person referral={referral} />
              </Th>
              <Td>{referral.source}</Td>
              <Td>{dayInBrief(referral.decidedOn ?? '')}</Td>
              <Td>{dayInBrief(referral.deferredUntil ?? '')}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
