import type { OutputOf } from '../../../domain/contract.ts';
import styles from './spread.module.css';

type Evidence = OutputOf<'fidelity.evidence'>;

/** Facts of the register beside the score, each a count out of a count. People decide; nothing is worked out of them. */
export function EvidenceOf({ evidence, sectionKey }: { readonly evidence: Evidence; readonly sectionKey: string }) {
  const facts = evidence.sections.find(({ key }) => key === sectionKey)?.facts ?? [];
  if (facts.length === 0) return null;
  const ofPeople = facts.some((fact) => fact.ofPeople);
  return (
    <div>
      <h4>What the register holds, {evidence.periodCode}</h4>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact.code}>{fact.sentence}</li>
        ))}
      </ul>
      <p className="small soft">
        To have at hand while you decide; no rating follows from it.
        {ofPeople && ' People whom you may not see are not counted.'}
      </p>
    </div>
  );
}
