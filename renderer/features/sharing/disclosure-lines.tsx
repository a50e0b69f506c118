import type { Disclosure } from '../../../domain/sharing/disclosure-operations.ts';
import {
  againstLabels,
  categoryLabels,
  disclosureWayLabels,
  gapLabels,
  sharingBasisLabels,
} from '../../../domain/sharing/words.ts';
import { dayInWords } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';
import { FinishGround } from './finish-ground.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

/** On what ground, in one sentence. */
export function GroundSentence({ one }: { readonly one: Disclosure }) {
  const grounds = useGrounds();
  const parts = [
    sharingBasisLabels[one.basis],
    one.gateway && grounds.label('sharing-gateway', one.gateway),
    one.condition && `Article 9: ${grounds.label('special-condition', one.condition)}`,
    one.offenceCondition && `Article 10: ${grounds.label('offence-condition', one.offenceCondition)}`,
    one.confidentiality && `In confidence: ${grounds.label('confidentiality-basis', one.confidentiality)}`,
    one.agreement && `Under ${one.agreement}`,
  ];
  return <>{parts.filter(Boolean).join('. ')}.</>;
}

/** What stands against it, and what is still to be said, in words. */
export function DisclosureMarks({ one }: { readonly one: Disclosure }) {
  return (
    <>
      {one.against.map((against) => (
        <Tag key={against} tone="red">
          {againstLabels[against]}
        </Tag>
      ))}
      {one.takenBackBefore !== null && (
        <Tag tone="red">They had taken their agreement back on {dayInWords(one.takenBackBefore)}</Tag>
      )}
      {one.withSomebodyApart && <Tag tone="red">Told together with somebody to be kept apart</Tag>}
      {one.open.map((gap) => (
        <Tag key={gap} tone="amber">
          {gapLabels[gap]}
        </Tag>
      ))}
    </>
  );
}

/** One disclosure of one person. */
export function DisclosureLine({ one, personId }: { readonly one: Disclosure; readonly personId: string }) {
  const grounds = useGrounds();
  const { words } = one;
  return (
    <li className={styles.line}>
      <p>
        <b>{one.recipient}</b> on {dayInWords(one.happenedOn)}, {disclosureWayLabels[one.how].toLowerCase()}:{' '}
        {one.categories.map((category) => categoryLabels[category]).join(', ')}
      </p>
      <p className="soft small">
        {grounds.label('disclosure-purpose', one.purpose)}
        {words?.purpose ? `: ${words.purpose}` : ''}. <GroundSentence one={one} /> Told by {one.who} for{' '}
        {one.tellingAgency}.
      </p>
      {words?.what && <p>{words.what}</p>}
      {words?.whyNoLess && <p className="small">Why no less would do: {words.whyNoLess}</p>}
      {words?.becauseAnyway && <p className="small">Why all the same: {words.becauseAnyway}</p>}
      {words === null && <p className="faint small">What was said is recorded.</p>}
      <div className={styles.row}>
        <DisclosureMarks one={one} />
        <FinishGround personId={personId} one={one} />
      </div>
    </li>
  );
}
