import { useState } from 'react';
import type { InstrumentResult } from '../../../domain/instruments/operations.ts';
import { completerLabels, rangeInWords, totalInWords } from '../../../domain/instruments/words.ts';
import { useRead, useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './instruments.module.css';
import { ResultForm } from './result-form.tsx';
import type { ShownInstrument } from './score-words.ts';
import { Verdict } from './verdict.tsx';

interface MeasuresTabProps {
  readonly personId: string;
  readonly name: string;
}

/** Results of scales and measures of one person, newest first, each against the one before it. */
export function MeasuresTab({ personId, name }: MeasuresTabProps) {
  const { data, error, isPending, refetch } = useRead('instruments.ofPerson', { personId });
  const known = useRead('instruments.list', {});
  const mayRecord = useMay('instruments.record');
  const [open, setOpen] = useState<InstrumentResult | 'new' | null>(null);
  if (isPending || known.isPending) return <Loading />;
  if (!data || !known.data) return <Failure error={error ?? known.error} retry={() => void refetch()} />;
  const { instruments } = known.data;
  const record = mayRecord && (
    <Button size="small" onPress={() => setOpen('new')}>
      Record a result
    </Button>
  );
  return (
    <Panel title="Measures" aside={data.results.length > 0 && record}>
      {data.results.length === 0 && data.withheld === 0 && (
        <Empty title="No result is recorded yet" action={record}>
          A scale such as SWEMWBS, the NDTA or a Star: the figures alone, with who answered and how. Each result is
          shown beside the one before it, with how far the difference can be trusted.
        </Empty>
      )}
      {data.withheld > 0 && <p className="soft">{withheldInWords(data.withheld)}</p>}
      {data.results.length > 0 && (
        <ul className={styles.results} aria-label={`Measures of ${name}, newest first`}>
          {data.results.map((result) => (
            <Result
              key={result.id}
              result={result}
              instrument={instruments.find(({ code }) => code === result.instrument)}
              {...(mayRecord ? { onCorrect: () => setOpen(result) } : {})}
            />
          ))}
        </ul>
      )}
      <Acknowledgements instruments={instruments} results={data.results} />
      {open !== null && (
        <ResultForm
          personId={personId}
          result={open === 'new' ? null : open}
          known={known.data}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

const withheldInWords = (count: number): string =>
  count === 1
    ? 'One result is recorded and not shared with your agency.'
    : `${count} results are recorded and not shared with your agency.`;

interface ResultProps {
  readonly result: InstrumentResult;
  readonly instrument: ShownInstrument | undefined;
  readonly onCorrect?: () => void;
}

function Result({ result, instrument, onCorrect }: ResultProps) {
  const { label } = useReference();
  const [isOpen, setOpen] = useState(false);
  if (instrument === undefined) return null;
  const named = `${instrument.shortLabel} of ${dayInWords(result.doneOn)}`;
  return (
    <li className={styles.result}>
      <div>
        <p>
          <b>{instrument.shortLabel}</b>
        </p>
        <p className="soft small">{dayInWords(result.doneOn)}</p>
        <p className="faint small">
          {completerLabels[result.completedBy]}. {label('mode', result.mode)}.
        </p>
      </div>
      <div>
        {result.total !== null && <p className={styles.total}>{totalInWords(instrument, result.total)}</p>}
        {result.total !== null && <p className="faint small">{rangeInWords(instrument)}</p>}
        {result.noTotalBecause !== null && <p className="small">{result.noTotalBecause}</p>}
      </div>
      <div>
        {result.change === null ? (
          <span className="faint small">{result.total === null ? '' : 'Nothing before it to compare with.'}</span>
        ) : (
          <Verdict instrument={instrument} change={result.change} />
        )}
      </div>
      <div className="row">
        {result.sumAlone === null && (
          <Button
            kind="quiet"
            size="small"
            label={`Scores: ${named}`}
            expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            Scores
          </Button>
        )}
        {onCorrect !== undefined && (
          <Button kind="quiet" size="small" label={`Correct: ${named}`} onPress={onCorrect}>
            Correct
          </Button>
        )}
      </div>
      {isOpen && <Scores result={result} instrument={instrument} />}
    </li>
  );
}

const Scores = ({
  result,
  instrument,
}: {
  readonly result: InstrumentResult;
  readonly instrument: ShownInstrument;
}) => (
  <dl className={styles.scores}>
    {instrument.areas.map(({ code, label, highest }) => (
      <div key={code}>
        <dt className="soft">{label}</dt>
        <dd>{result.scores[code] === undefined ? 'not scored' : `${result.scores[code]} of ${highest}`}</dd>
      </div>
    ))}
  </dl>
);

interface AcknowledgementsProps {
  readonly instruments: readonly ShownInstrument[];
  readonly results: readonly InstrumentResult[];
}

/** Whose copyright the measures are that are shown here. */
function Acknowledgements({ instruments, results }: AcknowledgementsProps) {
  const shown = instruments.filter(({ code }) => results.some(({ instrument }) => instrument === code));
  const words = [...new Set(shown.flatMap(({ acknowledgement }) => acknowledgement ?? []))];
  return words.map((word) => (
    <p key={word} className="faint small">
      {word}
    </p>
  ));
}
