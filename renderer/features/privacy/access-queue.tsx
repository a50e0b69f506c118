import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { cx } from '../../ui/cx.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MakePack } from './make-pack.tsx';
import styles from './privacy.module.css';
import { passageLabels } from './request-words.ts';

type QueueText = OutputOf<'privacy.accessQueue'>['texts'][number];
type Finding = QueueText['findings'][number];
type Decide = (marks: string[], decision: 'keep' | 'redact') => void;

const choices = [
  { code: 'keep', label: 'Keep' },
  { code: 'redact', label: 'Leave out' },
] as const;

/** Every text in which somebody else may be named; each passage is kept or left out before the copy is made. */
export function AccessQueue({ requestId }: { readonly requestId: string }) {
  const { data, error, isPending, refetch } = useRead('privacy.accessQueue', { requestId });
  const { run, saving, error: refused } = useWrite('privacy.decideRedaction');
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  const decide: Decide = (marks, decision) => void run({ requestId, marks, decision });
  return (
    <>
      <section aria-labelledby="passages">
        <h3 id="passages">Passages that may be about somebody else</h3>
        <p role="status">{leftInWords(data.undecided, data.texts.length)}</p>
        {refused && <Failure error={refused} />}
        <ul className={styles.texts}>
          {data.texts.map((text, at) => (
            <li key={text.findings[0]?.mark}>
              <Passages text={text} number={at + 1} busy={saving} decide={decide} />
            </li>
          ))}
        </ul>
      </section>
      <MakePack requestId={requestId} />
    </>
  );
}

function leftInWords(undecided: number, texts: number): string {
  if (texts === 0) return 'Nothing was flagged.';
  if (undecided === 0) return 'All are decided.';
  return undecided === 1 ? '1 is left to decide.' : `${undecided} are left to decide.`;
}

interface PassagesProps {
  readonly text: QueueText;
  /** Which of the texts it is, since several can be of one kind. */
  readonly number: number;
  readonly busy: boolean;
  readonly decide: Decide;
}

function Passages({ text: { place, text, findings }, number, busy, decide }: PassagesProps) {
  const open = findings.filter(({ decision }) => decision === null).map(({ mark }) => mark);
  return (
    <section aria-label={`Text ${number}, ${place}`}>
      <h4>{place}</h4>
      <p className={styles.text}>
        <Marked text={text} findings={findings} />
      </p>
      <ul className={styles.findings}>
        {findings.map(({ mark, start, end, kinds, decision }) => (
          <li key={mark}>
            <Choice
              label={`“${text.slice(start, end)}”: ${kinds.map((kind) => passageLabels[kind]).join(', ')}`}
              value={decision}
              options={choices}
              isDisabled={busy}
              onChange={(next) => decide([mark], next)}
            />
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <p className={cx('row', styles.rest)}>
          <Button
            size="small"
            label={`Keep the rest of ${place}`}
            isDisabled={busy}
            onPress={() => decide(open, 'keep')}
          >
            Keep the rest
          </Button>
          <Button
            size="small"
            label={`Leave out the rest of ${place}`}
            isDisabled={busy}
            onPress={() => decide(open, 'redact')}
          >
            Leave out the rest
          </Button>
        </p>
      )}
    </section>
  );
}

/** The text with what was flagged in it; what is left out is struck through. */
function Marked({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
  return (
    <>
      {findings.map(({ mark, start, end, decision }, at) => (
        <span key={mark}>
          {text.slice(findings[at - 1]?.end ?? 0, start)}
          <mark data-decision={decision ?? 'open'}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(findings.at(-1)?.end ?? 0)}
    </>
  );
}
