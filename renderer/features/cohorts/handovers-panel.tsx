import type { ReactNode } from 'react';
import type { AfterDeath, WaitingHandover } from '../../../domain/cohorts/waiting-operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './cohorts.module.css';

const fewEnough = 5;

/** Handovers that wait, people without a lead contact, and what follows a death. */
export function HandoversPanel() {
  const { data } = useRead('cohorts.waiting', {}, { enabled: useMay('cohorts.waiting') });
  if (!data) return null;
  const { handovers, withoutLead, accountEnded, afterDeaths } = data;
  if (handovers.length + withoutLead.length + accountEnded.length + afterDeaths.length === 0) return null;
  const without = withoutLead.slice(0, fewEnough);
  return (
    <Panel title="Lead contacts and handovers">
      <ul className={styles.list}>
        {afterDeaths.map((one) => (
          <Line key={one.personId} {...one}>
            <b>{one.personName}</b>: {afterWords(one)}
          </Line>
        ))}
        {handovers.map((one) => (
          <Line key={one.handoverId} {...one}>
            <Handover handover={one} />
          </Line>
        ))}
        {accountEnded.map((one) => (
          <Line key={one.personId} {...one}>
            <b>{one.personName}</b>: the account of {one.leadName}, who leads, has ended. Somebody else is needed.
          </Line>
        ))}
        {without.map((one) => (
          <Line key={one.personId} {...one}>
            <b>{one.personName}</b> has no lead contact yet.
          </Line>
        ))}
        {withoutLead.length > fewEnough && (
          <li className="soft small">And {withoutLead.length - fewEnough} more without a lead contact.</li>
        )}
      </ul>
    </Panel>
  );
}

interface LineProps {
  readonly personId: string;
  readonly personName: string;
  readonly children: ReactNode;
}

function Line({ personId, personName, children }: LineProps) {
  const go = useGo();
  return (
    <li className={styles.row}>
      <span>{children}</span>
      <Button kind="quiet" size="small" label={`Open ${personName}`} onPress={() => go({ screen: 'person', personId })}>
        Open
      </Button>
    </li>
  );
}

function Handover({ handover }: { readonly handover: WaitingHandover }) {
  const { personName, toName, toAgencyName, fromName, plannedOn, whose, asksSomebodyWhoSees } = handover;
  const until = fromName === null ? '' : ` Until then ${fromName} leads.`;
  const unseen = asksSomebodyWhoSees ? '' : ' They may not see the record yet.';
  return (
    <>
      <b>{personName}</b>:{' '}
      {whose === 'to-answer'
        ? `${toName} is asked to lead from ${dayInWords(plannedOn)}, and it waits for your answer.${until}`
        : `waits for ${toName}, ${toAgencyName}, to say yes.${until}${unseen}`}
    </>
  );
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function afterWords({ status, openReviews, reviewsWithoutOwner, notThoughtOf }: AfterDeath): string {
  const said = [
    ...(notThoughtOf > 0 ? [`${counted(notThoughtOf, 'person', 'people')} to think of`] : []),
    ...(openReviews > 0 ? [`${counted(openReviews, 'review', 'reviews')} open`] : []),
    ...(reviewsWithoutOwner > 0 ? [`${counted(reviewsWithoutOwner, 'has', 'have')} no owner`] : []),
  ].join(', ');
  return `${status === 'concluded' ? 'has died' : 'it is feared that they have died'}. ${said}.`;
}
