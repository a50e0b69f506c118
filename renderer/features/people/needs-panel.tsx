import { Fragment, useState } from 'react';
import { blankNeed } from '../../../domain/people/blank-need.ts';
import { type Answer, answerLabels, answers } from '../../../domain/people/eligibility.ts';
import type { NeedInput, Person } from '../../../domain/people/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EligibilityVerdict } from './eligibility-tag.tsx';
import { NeedDays } from './need-days.tsx';
import { facts } from './need-facts.ts';
import styles from './person.module.css';

const answerOptions = answers.map((code) => ({ code, label: answerLabels[code] }));

/** The needs with their four facts, each changed in its place, and how they read against the definition. */
export function NeedsPanel({ person }: { readonly person: Person }) {
  const reference = useReference();
  const [openCode, setOpenCode] = useState<string | null>(null);
  const record = useWrite('people.recordNeed', {
    toast: (_output, { need }) => `${reference.needLabel(need.code)} saved`,
  });
  // A refused day is shown beside its field, when that is open.
  const besideField = openCode !== null && record.error?.field?.endsWith('On');
  const isKnown = (code: string) =>
    person.needs.some((one) => one.code === code) || person.withheld.includes(`need:${code}`);
  const shown = reference.needs.filter((need) => need.core || isKnown(need.code));
  return (
    <Panel title="Needs" aside={person.eligibility.definitionLabel}>
      {record.error && !besideField && <Failure error={record.error} />}
      <Table caption={`Needs of ${person.preferredName}`}>
        <Head>
          <Th>Need</Th>
          {facts.map((fact) => (
            <Th key={fact.key}>{fact.label}</Th>
          ))}
        </Head>
        <Body>
          {shown.map(({ code, label }) => {
            const need = person.needs.find((one) => one.code === code) ?? blankNeed(code);
            const save = (changes: Partial<NeedInput>) =>
              void record.run({ personId: person.id, need: { ...need, ...changes } });
            if (person.withheld.includes(`need:${code}`)) return <WithheldNeed key={code} label={label} />;
            return (
              <Fragment key={code}>
                <NeedRow
                  need={need}
                  label={label}
                  isOpen={openCode === code}
                  onToggle={() => setOpenCode(openCode === code ? null : code)}
                  onSave={save}
                />
                {openCode === code && (
                  <Row>
                    <Td span={facts.length + 1}>
                      <NeedDays need={need} label={label} onSave={save} error={record.error} />
                    </Td>
                  </Row>
                )}
              </Fragment>
            );
          })}
        </Body>
      </Table>
      <Reading person={person} />
    </Panel>
  );
}

/** A need that is recorded and not shared with whoever looks. */
function WithheldNeed({ label }: { readonly label: string }) {
  return (
    <Row>
      <Th row>{label}</Th>
      <Td span={facts.length} soft>
        Recorded
      </Td>
    </Row>
  );
}

interface NeedRowProps {
  readonly need: NeedInput;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onSave: (changes: Partial<NeedInput>) => void;
}

function NeedRow({ need, label, isOpen, onToggle, onSave }: NeedRowProps) {
  return (
    <Row>
      <Th row>
        <div className={styles.needName}>
          {label} {need.atRisk && <Tag tone="amber">At risk</Tag>}
        </div>
        <div className={styles.daysButton}>
          <Button kind="quiet" size="small" onPress={onToggle} expanded={isOpen} label={`${label}: days and risk`}>
            Days
          </Button>
        </div>
      </Th>
      {facts.map((fact) => {
        const day = need[fact.day];
        return (
          <Td key={fact.key}>
            <div className={styles.cell}>
              <Select
                inline
                label={`${label}: ${fact.label.toLowerCase()}`}
                labelHidden
                value={need[fact.key]}
                options={answerOptions}
                allowNone="Not entered"
                onChange={(answer) => onSave({ [fact.key]: answer as Answer | null })}
              />
              {day !== null && <span className={styles.day}>{dayInBrief(day)}</span>}
            </div>
          </Td>
        );
      })}
    </Row>
  );
}

/** Meets, at risk or not, with the reason of every line. */
function Reading({ person }: { readonly person: Person }) {
  const { outcome, summary, reasons } = person.eligibility;
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
