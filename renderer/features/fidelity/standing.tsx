import type { OutputOf } from '../../../domain/contract.ts';
import { fidelityStatuses } from '../../../domain/fidelity/fidelity.ts';
import { useReference } from '../../client.ts';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { RagSelect } from './rag-select.tsx';
import { meanAgainstLast } from './rating-words.ts';
import styles from './standing.module.css';
import type { Saves } from './use-saves.ts';

interface StandingProps {
  readonly assessment: OutputOf<'fidelity.open'>;
  readonly saves: Saves;
  readonly isFixed: boolean;
}

const fallbackStatuses = fidelityStatuses.map((code) => ({
  code,
  label: code.charAt(0).toUpperCase() + code.slice(1),
}));

/** Where practice stands: the mean, what it is a mean of, the period before, and the status of the area. */
export function Standing({ assessment, saves, isFixed }: StandingProps) {
  const { average, issuedOn, periodId } = assessment;
  const { options } = useReference();
  const listed = options('fidelity-status');
  const put = (changes: { status: string | null } | { overallRag: typeof assessment.overallRag }, done: string) =>
    void saves.save('fidelity.describePeriod', { periodId, changes }, done);
  return (
    <Panel label="Where practice stands">
      <div className={styles.standing}>
        <div>
          <p className={average.mean === null ? styles.unrated : styles.mean}>{average.mean ?? 'Not rated'}</p>
          <p className="small soft">{average.sentence}</p>
        </div>
        <div className={styles.words}>
          <p>{assessment.reading}</p>
          <p className="small soft">{meanAgainstLast(assessment)}</p>
        </div>
        <div className={styles.state}>
          <Tag>{issuedOn === null ? 'Draft' : `Issued ${dayInWords(issuedOn)}`}</Tag>
          <SaveState saving={saves.saving} savedAt={saves.savedAt} error={saves.error} />
        </div>
      </div>
      <div className={styles.facts}>
        <Select
          label="Status of the area"
          value={assessment.status}
          options={listed.length > 0 ? listed : fallbackStatuses}
          allowNone
          isDisabled={isFixed}
          onChange={(status) => put({ status }, 'Status of the area saved')}
        />
        <div className={styles.overall}>
          <span className={styles.label} aria-hidden="true">
            Overall this quarter
          </span>
          <RagSelect
            label="Overall this quarter"
            rag={assessment.overallRag}
            isDisabled={isFixed}
            onChange={(overallRag) => put({ overallRag }, 'Overall rating of the quarter saved')}
          />
        </div>
      </div>
    </Panel>
  );
}
