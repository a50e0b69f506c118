import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ReportFormat, ReportVariant, reportVariants } from '../../../domain/fidelity/report-shape.ts';
import { useRead, useWrite } from '../../client.ts';
import { Choice } from '../../ui/choice.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { SaveFiles } from '../returns/save-files.tsx';
import { type Decisions, keysOf, Passages } from './passages.tsx';
import styles from './report.module.css';
import { ReportPage } from './report-page.tsx';

const variants = [
  {
    code: 'public',
    label: 'Public',
    description: 'Without how ratings lie, dissent, owners, or what could point to a person.',
  },
  { code: 'restricted', label: 'Restricted', description: 'For the partnership alone.' },
] as const satisfies readonly { code: (typeof reportVariants)[number]; label: string; description: string }[];

const formats = [
  { code: 'docx', label: 'Word document (DOCX)' },
  { code: 'pdf', label: 'PDF' },
] as const;

interface SaveProps {
  readonly periodId: string;
  readonly issueId: string | null;
  readonly variant: ReportVariant;
  readonly decisions: Decisions;
}

function SaveReport({ periodId, issueId, variant, decisions }: SaveProps) {
  const [format, setFormat] = useState<ReportFormat>('docx');
  const [saved, setSaved] = useState<OutputOf<'fidelity.saveReport'> | null>(null);
  const save = useWrite('fidelity.saveReport', { onDone: setSaved });
  return (
    <Panel title="Save the report">
      <SaveFiles
        label="Save the report"
        hint="The file is written there, and that it left is written down. It names neither you nor this computer."
        button="Save the report"
        working="Saving"
        main
        save={save}
        showsField={(field) => field === 'format'}
        fields={
          <Choice
            label="As what"
            options={formats}
            value={format}
            onChange={(next) => {
              setFormat(next);
              save.clearError();
            }}
            error={save.error?.field === 'format' ? save.error.message : undefined}
          />
        }
        onSave={(folder) => {
          setSaved(null);
          const decided = { kept: keysOf(decisions, 'keep'), leftOut: keysOf(decisions, 'leave-out') };
          void save.run({ periodId, issueId, variant, format, folder, ...decided });
        }}
      >
        {saved !== null && (
          <p role="status">
            <b>{saved.name}</b> written to {saved.folder}.
          </p>
        )}
      </SaveFiles>
    </Panel>
  );
}

type Issues = OutputOf<'fidelity.issues'>;

/** What the report is made of: what stands there now while it is open, else what was issued. */
const sources = ({ issues }: Issues, isIssued: boolean) => [
  ...issues.map(({ id, number, issuedOn }) => ({
    code: id,
    label: `Issue ${number}, of ${dayInWords(issuedOn)}`,
  })),
  ...(isIssued && issues.length > 0 ? [] : [{ code: 'draft', label: 'What stands there now (draft)' }]),
];

/** The report before it is saved: what it says, and what of it could point to a person. */
export function ReportTab({ periodId, isIssued }: { readonly periodId: string; readonly isIssued: boolean }) {
  const kept = useRead('fidelity.issues', { periodId });
  if (kept.error) return <Failure error={kept.error} retry={() => void kept.refetch()} />;
  if (kept.data === undefined) return <Loading />;
  return <Prepared key={periodId} periodId={periodId} isIssued={isIssued} issues={kept.data} />;
}

interface PreparedProps {
  readonly periodId: string;
  readonly isIssued: boolean;
  readonly issues: Issues;
}

function Prepared({ periodId, isIssued, issues }: PreparedProps) {
  const options = sources(issues, isIssued);
  const [variant, setVariant] = useState<ReportVariant>(issues.issues.length > 0 ? 'public' : 'restricted');
  const [chosen, setChosen] = useState<string | null>(null);
  const [decisions, setDecisions] = useState<Decisions>({});
  const source = options.find(({ code }) => code === chosen)?.code ?? options[0]?.code ?? 'draft';
  const issueId = source === 'draft' ? null : source;
  const which = { periodId, issueId, variant, leftOut: keysOf(decisions, 'leave-out') };
  const { data, error, refetch } = useRead('fidelity.report', which, { keepPrevious: true });
  return (
    <>
      <Panel title="Which report">
        <div className="stack">
          <Select label="Made of" value={source} options={options} onChange={setChosen} />
          <Choice label="For whom" layout="list" options={variants} value={variant} onChange={setVariant} />
        </div>
      </Panel>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <Loading>Setting the report</Loading>}
      {data !== undefined && (
        <>
          {data.placeholders.length > 0 && (
            <Panel title="Still to be finished">
              <ul className={styles.list}>
                {data.placeholders.map(({ place, words }) => (
                  <li key={`${place} ${words}`}>
                    {place}: <b>{words}</b>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {variant === 'public' && (
            <Passages
              passages={data.passages}
              decisions={decisions}
              decide={(key, decision) => setDecisions((before) => ({ ...before, [key]: decision }))}
            />
          )}
          <Panel title="Print preview">
            <ReportPage report={data.report} />
          </Panel>
          <SaveReport periodId={periodId} issueId={issueId} variant={variant} decisions={decisions} />
        </>
      )}
    </>
  );
}
