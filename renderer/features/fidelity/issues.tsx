import { useState } from 'react';
import { ragLabels } from '../../../domain/fidelity/fidelity.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './report.module.css';

/** One issue as it was issued, whatever was changed since. */
function IssuedCopy({ issueId, onClose }: { readonly issueId: string; readonly onClose: () => void }) {
  const { data, error } = useRead('fidelity.openIssue', { issueId });
  return (
    <Dialog
      title={data === undefined ? 'What was issued' : `Issue ${data.number}, as it was issued`}
      size="wide"
      isOpen
      onClose={onClose}
    >
      {error && <Failure error={error} />}
      {data === undefined && !error && <Loading />}
      {data !== undefined && (
        <>
          <p>
            Issued on {dayInWords(data.issuedOn)}: {data.assessment.average.mean ?? 'not rated'},{' '}
            {data.assessment.average.sentence}. Status: {data.assessment.statusLabel ?? 'not set'}. RAG of the quarter:{' '}
            {ragLabels[data.assessment.overallRag].toLowerCase()}.
          </p>
          {data.assessment.summary !== null && <p>{data.assessment.summary}</p>}
          <Table caption="Ratings as they were issued" grid>
            <Head>
              <Th>Section</Th>
              <Th right>Rating</Th>
              <Th>Qtr RAG</Th>
              <Th>Comments</Th>
            </Head>
            <Body>
              {data.assessment.sections.map((section) => (
                <Row key={section.key}>
                  <Th row>{section.label}</Th>
                  <Td right>{section.rating ?? 'Not rated'}</Td>
                  <Td>{ragLabels[section.rag]}</Td>
                  <Td>{section.noComments ? 'None agreed this quarter' : section.comments}</Td>
                </Row>
              ))}
            </Body>
          </Table>
        </>
      )}
    </Dialog>
  );
}

/** What was issued of this period, each as it was issued, and which reports left the register. */
export function Issues({ periodId }: { readonly periodId: string }) {
  const [looking, setLooking] = useState<string | null>(null);
  const { data, error, refetch } = useRead('fidelity.issues', { periodId });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined || data.issues.length + data.reports.length === 0) return null;
  return (
    <Panel title="What was issued" aside="Kept as it was, whatever is changed after">
      <ul className={styles.list}>
        {data.issues.map(({ id, number, issuedOn, who }) => (
          <li key={id}>
            Issue {number}, {dayInWords(issuedOn)}
            {who === null ? '' : `, by ${who}`}{' '}
            <Button kind="quiet" size="small" label={`Look at issue ${number}`} onPress={() => setLooking(id)}>
              Look at it
            </Button>
          </li>
        ))}
        {data.reports.map(({ id, name, savedAt, who }) => (
          <li key={id}>
            {name}, saved on {dayInWords(savedAt.slice(0, 10))} by {who}
          </li>
        ))}
      </ul>
      {looking !== null && <IssuedCopy issueId={looking} onClose={() => setLooking(null)} />}
    </Panel>
  );
}
