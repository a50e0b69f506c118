import { useId } from 'react';
import type { FidelitySection } from '../../../domain/fidelity/operations.ts';
import { aimsInWords } from './aim-tree.ts';
import { Aims } from './aims.tsx';
import { KeptText } from './kept-text.tsx';
import { RagSelect } from './rag-select.tsx';
import { RatingScale } from './rating-scale.tsx';
import { againstLast } from './rating-words.ts';
import styles from './section-row.module.css';
import type { Save } from './use-saves.ts';

interface SectionRowProps {
  readonly periodId: string;
  /** The period before, to compare with; null for the first. */
  readonly previousCode: string | null;
  readonly section: FidelitySection;
  readonly isFixed: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
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
      <p className="small soft">
        1 means practice is nothing like this yet, 10 means it is like this everywhere. One whole number for the
        section.
      </p>
    </div>
  );
}

function Detail({ periodId, section, isFixed, save }: SectionRowProps) {
  const put = (changes: { vision: string } | { comments: string }, done: string) =>
    save('fidelity.describeSection', { periodId, sectionKey: section.key, changes }, done);
  const text = { subject: `${periodId}:${section.key.slice(0, 36)}`, personId: null, isDisabled: isFixed } as const;
  return (
    <div className={styles.columns}>
      <Statements section={section} />
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
