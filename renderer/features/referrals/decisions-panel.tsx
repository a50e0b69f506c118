import { useState } from 'react';
import type { ReferralDecision, ReferralDetail } from '../../../domain/referrals/operations.ts';
import { decisionLabels } from '../../../domain/referrals/words.ts';
import { useActsForPartnership } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EligibilityTag } from '../people/eligibility-tag.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import styles from './referrals.module.css';

/** What was decided, the newest first; what was corrected stays with the reason. */
export function DecisionsPanel({ referral }: { readonly referral: ReferralDetail }) {
  const { summary, decisions, moves, personId } = referral;
  const decides = useActsForPartnership();
  const [correcting, setCorrecting] = useState<ReferralDecision | null>(null);
  const newest = decisions.find(({ correctedBecause }) => correctedBecause === null);
  return (
    <Panel title="Decisions">
      {decisions.length === 0 && (
        <p className="soft">
          Nothing is decided yet. The panel says who decided, where, on which day, under which definition, and why.
        </p>
      )}
      <ul className={styles.list}>
        {decisions.map((decision) => (
          <li key={decision.id} className={styles.item}>
            <OneDecision decision={decision} />
            {decides && decision.id === newest?.id && (
              <Button size="small" onPress={() => setCorrecting(decision)}>
                Correct this decision
              </Button>
            )}
          </li>
        ))}
      </ul>
      {moves.length > 0 && (
        <ul className={styles.reasons} aria-label="Moves on the waiting list">
          {moves.map(({ direction, because, movedOn, who }) => (
            <li key={`${movedOn} ${because}`}>
              Put {direction} on {dayInWords(movedOn)} by {who}: {because}
            </li>
          ))}
        </ul>
      )}
      {correcting && (
        <DecideDialog
          personId={personId}
          name={summary.person.preferredName}
          referralId={summary.id}
          corrects={correcting}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Panel>
  );
}

export function OneDecision({ decision }: { readonly decision: ReferralDecision }) {
  const { correctedBecause, advice, deferredUntil } = decision;
  return (
    <div className="close-stack">
      <p className={styles.row}>
        <b>{decisionLabels[decision.decision]}</b>
        <span className="soft">{dayInWords(decision.decidedOn)}</span>
        {correctedBecause !== null && <Tag tone="amber">Corrected</Tag>}
      </p>
      <p>{decision.reason}</p>
      {advice !== null && (
        <p>
          <b>Advice:</b> {advice}
        </p>
      )}
      {deferredUntil !== null && <p>Comes back on {dayInWords(deferredUntil)}.</p>}
      <p className="soft small">
        {decision.decidedBy}. {decision.decidedWhere}. Under “{decision.definitionLabel}”
        {decision.method !== null && `, considered under ${decision.method}`}.
      </p>
      <p className={styles.row}>
        <span className="soft small">On that day</span>
        <EligibilityTag outcome={decision.eligibility} />
      </p>
      {correctedBecause !== null && <p className="soft">Corrected: {correctedBecause}</p>}
    </div>
  );
}
