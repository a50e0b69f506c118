import { useState } from 'react';
import type { DefinitionReading } from '../../../domain/people/need-operations.ts';
import { useRead } from '../../client.ts';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { EligibilityVerdict } from './eligibility-tag.tsx';
import styles from './person.module.css';

/** How somebody reads under one version of the definition, line by line; the reader chooses which. */
export function EligibilityVersions({ personId }: { readonly personId: string }) {
  const { data, error } = useRead('people.eligibility', { personId });
  const [chosen, setChosen] = useState<string | null>(null);
  const versions = data?.versions ?? [];
  const version = versions.find(({ id }) => id === chosen) ?? versions[0];
  return (
    <Panel title="Under which definition">
      {error && <Failure error={error} />}
      {version && (
        <>
          <Select
            label="Version of the definition"
            labelHidden
            width="full"
            value={version.id}
            options={versions.map(({ id, label, openness }) => ({
              code: id,
              label: `${label} (${openness})`,
            }))}
            onChange={setChosen}
          />
          <Reading version={version} />
          <p className="soft small">
            {version.validTo === null
              ? `Holds from ${dayInWords(version.validFrom)}.`
              : `Held from ${dayInWords(version.validFrom)} to ${dayInWords(version.validTo)}.`}
            {version.source !== null && ` ${version.source}.`}
          </p>
        </>
      )}
    </Panel>
  );
}

/** The verdict of one version and its reasons, a line for each need. */
export function Reading({ version: { outcome, summary, reasons } }: { readonly version: DefinitionReading }) {
  return (
    <div className={styles.reading} role="status">
      <EligibilityVerdict outcome={outcome} summary={summary} />
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
