import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useProgress } from '../backups/use-progress.ts';
import { ColumnsStep } from './columns-step.tsx';
import { DoneStep } from './done-step.tsx';
import { FileStep } from './file-step.tsx';
import { asLists, type Decisions } from './import-words.ts';
import styles from './imports.module.css';
import { RowsStep } from './rows-step.tsx';
import { type Meaning, nothingUnderstood, recognised, type Understanding } from './understanding.ts';

type Looked = OutputOf<'imports.look'>;
type Step = 'file' | 'columns' | 'rows' | 'done';

const stepLabels = [
  ['file', 'File'],
  ['columns', 'Columns'],
  ['rows', 'Rows'],
] as const;

const says: Readonly<Record<Step, string>> = {
  file: 'Move in from the spreadsheet you have. You see everything before anything is written.',
  columns: 'What each column becomes. Change what is not right; nothing has been written.',
  rows: 'What becomes of each row. Nothing is written until you take them in.',
  done: 'The people are in the register.',
};

/** Where somebody stands between a file and people in the register, and the three calls that lead on. */
function useSteps() {
  const [step, setStep] = useState<Step>('file');
  const [path, setPath] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [understanding, setUnderstanding] = useState<Understanding>(nothingUnderstood);
  const [preview, setPreview] = useState<OutputOf<'imports.preview'> | null>(null);
  const [isTwoRows, setTwoRows] = useState(false);
  const [result, setResult] = useState<OutputOf<'imports.takeIn'> | null>(null);
  const look = useWrite('imports.look', {
    onDone: (found, { headingRows }) => {
      setLooked(found);
      setTwoRows(headingRows === 2);
      setUnderstanding(recognised(found));
      goTo('columns');
    },
  });
  const compare = useWrite('imports.preview', {
    onDone: (found) => {
      setPreview(found);
      goTo('rows');
    },
  });
  const take = useWrite('imports.takeIn', {
    onDone: (done) => {
      setResult(done);
      goTo('done');
    },
  });
  // What was refused in one step, or about another file, is not said in the next.
  const goTo = (next: Step) => {
    for (const { clearError } of [look, compare, take]) clearError();
    setStep(next);
  };
  const understood = (found: Looked, { mapping, needMeans, dates, meanings } = understanding) => ({
    path,
    sheet: found.kind === 'csv' ? null : found.sheet,
    headingRow: found.headingRow,
    headingRows: isTwoRows ? (2 as const) : (1 as const),
    fileHash: found.fileHash,
    ...{ needMeans, mapping: [...mapping], dates: [...dates], meanings: [...meanings] },
  });
  const takeIn = (found: Looked, decisions: Decisions, leftOutFolder: string | null) =>
    void take.run({ ...understood(found), ...asLists(decisions), leftOutFolder });
  const readAgain = (found: Looked, meanings: readonly Meaning[]) => {
    const next = { ...understanding, meanings: [...understanding.meanings, ...meanings] };
    setUnderstanding(next);
    void compare.run(understood(found, next));
  };
  return {
    understood,
    takeIn,
    readAgain,
    step,
    goTo,
    path,
    setPath,
    looked,
    understanding,
    setUnderstanding,
    preview,
    result,
    look,
    compare,
    take,
  };
}

/** Three steps from a spreadsheet to people in the register. */
export function ImportScreen() {
  const go = useGo();
  const steps = useSteps();
  const { step, goTo, path, setPath, looked, understanding, setUnderstanding, preview, result } = steps;
  const { look, compare, take, understood, takeIn, readAgain } = steps;
  // A step begins at its top, wherever the one before was left.
  useEffect(() => {
    if (step !== 'file') window.scrollTo(0, 0);
  }, [step]);
  const lookAt = (sheet: string | null, headingRow: number | null, headingRows: 1 | 2 = 1) =>
    void look.run({ path, sheet, headingRow, headingRows });
  const stop = useWrite('jobs.cancel');
  const prepared = useProgress('imports.takeIn', take.saving);
  const compared = useProgress('imports.preview', compare.saving);
  return (
    <Page
      key={step}
      title="Take in a spreadsheet"
      say={says[step]}
      actions={<Button onPress={() => go({ screen: 'people' })}>Back to people</Button>}
    >
      <ol className={styles.steps} aria-label="Steps">
        {stepLabels.map(([name, label], at) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            <span className="figures">{at + 1}</span> {label}
          </li>
        ))}
      </ol>
      {step === 'file' && (
        <FileStep
          path={path}
          onPath={(next) => {
            look.clearError();
            setPath(next);
          }}
          error={look.error?.message}
          isLooking={look.saving}
          onLook={() => lookAt(null, null)}
        />
      )}
      {step === 'columns' && looked !== null && (
        <ColumnsStep
          looked={looked}
          understanding={understanding}
          onChange={(next) => {
            compare.clearError();
            setUnderstanding(next);
          }}
          error={compare.error ?? look.error}
          isBusy={compare.saving || look.saving}
          onLookAgain={lookAt}
          onBack={() => goTo('file')}
          onNext={() => void compare.run(understood(looked))}
          reading={compared}
          isReading={compare.saving}
          onStop={() => void stop.run({ job: 'imports.preview' })}
        />
      )}
      {step === 'rows' && looked !== null && preview !== null && (
        <RowsStep
          key={understanding.meanings.length}
          preview={preview}
          understood={understood(looked)}
          error={take.error ?? compare.error}
          isTaking={take.saving}
          isReading={compare.saving}
          prepared={prepared}
          onStop={() => void stop.run({ job: 'imports.takeIn' })}
          onSay={(meanings) => readAgain(looked, meanings)}
          onBack={() => goTo('columns')}
          onTakeIn={(decisions, folder) => takeIn(looked, decisions, folder)}
        />
      )}
      {step === 'done' && result !== null && <DoneStep result={result} />}
    </Page>
  );
}
