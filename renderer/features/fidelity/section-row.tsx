import { useId } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { FidelitySection } from '../../../domain/fidelity/shapes.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { aimsInWords } from './aim-tree.ts';
import { Aims } from './aims.tsx';
import { Dissents } from './dissent.tsx';
import { EvidenceOf } from './evidence.tsx';
import { KeptText } from './kept-text.tsx';
import { RagSelect } from './rag-select.tsx';
import { RatingScale } from './rating-scale.tsx';
import { againstLast } from './rating-words.ts';
import { ScaleMeaning, ScaleWords } from './scale-words.tsx';
import styles from './section-row.module.css';
import { SpreadOf } from './spread-strip.tsx';
import type { Save } from './use-saves.ts';

interface SectionRowProps {
  readonly periodId: string;
  /** The period before, to compare with; null for the first. */
  readonly previousCode: string | null;
  readonly section: FidelitySection;
  readonly isFixed: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  /** Facts of the register; null for whoever may not see them, or until they are there. */
  readonly evidence: OutputOf<'fidelity.evidence'> | null;
  readonly save: Save;
}

function Statements({ section }: { readonly section: FidelitySection }) {
  return (
    <div>
      <h4 className={styles.heading}>Rate practice against these statements</h4>
      <ul className={styles.statements}>
        {section.statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
      <ScaleWords scale={section.scale} />
      <ScaleMeaning />
    </div>
  );
}

function Detail({ periodId, section, isFixed, save, evidence }: SectionRowProps) {
  const put = (changes: { vision: string } | { comments: string } | { noComments: boolean }, done: string) =>
    save('fidelity.describeSection', { periodId, sectionKey: section.key, changes }, done);
  const text = { subject: `${periodId}:${section.key.slice(0, 36)}`, personId: null, isDisabled: isFixed } as const;
  return (
    <div className={styles.columns}>
      <div className={styles.writing}>
        <Statements section={section} />
        <div>
          <h4>What raters gave</h4>
          <SpreadOf section={section} />
          {section.dissentsKept > 0 && <Dissents periodId={periodId} section={section} raters={null} />}
        </div>
        {evidence !== null && <EvidenceOf evidence={evidence} sectionKey={section.key} />}
      </div>
      <div className={styles.writing}>
        <KeptText
          {...text}
          form="fidelity-vision"
          label="12-month vision"
          hint="What this section looks like a year from now."
          saved={section.vision}
          save={(vision) => put({ vision }, 'Vision saved')}
        />
        <Aims periodId={periodId} section={section} isFixed={isFixed} save={save} />
        <KeptText
          {...text}
          form="fidelity-comments"
          label="Comments"
          saved={section.comments}
          save={(comments) => put({ comments }, 'Comments saved')}
        />
        {section.comments === null && (
          <Checkbox
            isSelected={section.noComments}
            isDisabled={isFixed}
            onChange={(noComments) =>
              void put(
                { noComments },
                noComments ? 'Saved that there are no comments' : 'Saved that comments are to come',
              )
            }
          >
            No comments: none agreed this quarter
          </Checkbox>
        )}
      </div>
    </div>
  );
}

/** One of the seven sections: its rating, how the quarter went, and, when opened, statements, vision, aims and comments. */
export function SectionRow(props: SectionRowProps) {
  const { periodId, section, isFixed, isOpen, save, previousCode } = props;
  const { key: sectionKey, label, rating } = section;
  const detailId = useId();
  const rate = (next: number | null) =>
    void save(
      'fidelity.rate',
      { periodId, sectionKey, rating: next },
      next === null ? `${label}: rating cleared` : `${label}: rated ${next}`,
    );
  return (
    <li className={styles.section}>
      <div className={styles.row}>
        <div className={styles.name}>
          <h3>
            <button
              type="button"
              className={styles.opener}
              aria-expanded={isOpen}
              aria-controls={detailId}
              onClick={props.toggle}
            >
              {label}
            </button>
          </h3>
          <p className={styles.description}>{section.description}</p>
        </div>
        <div className={styles.rating}>
          <RatingScale
            of={label}
            rating={rating}
            previous={section.previousRating}
            note={againstLast(rating, section.previousRating, previousCode)}
            isDisabled={isFixed}
            onRate={rate}
          />
        </div>
        <div className={styles.quarter}>
          <RagSelect
            label={`How the quarter went: ${label}`}
            rag={section.rag}
            isDisabled={isFixed || section.aims.length === 0}
            onChange={(rag) =>
              void save(
                'fidelity.describeSection',
                { periodId, sectionKey, changes: { rag } },
                `${label}: quarter saved`,
              )
            }
          />
          <p className={styles.aims}>{aimsInWords(section)}</p>
        </div>
      </div>
      <div id={detailId} hidden={!isOpen} className={styles.detail}>
        {isOpen && <Detail {...props} />}
      </div>
    </li>
  );
}
