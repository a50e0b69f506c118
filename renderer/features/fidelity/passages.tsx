import type { OutputOf } from '../../../domain/contract.ts';
import { pointerLabels } from '../../../domain/fidelity/pointers.ts';
import { Choice } from '../../ui/choice.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './report.module.css';

type Report = OutputOf<'fidelity.report'>;
export type Decisions = Readonly<Record<string, 'keep' | 'leave-out'>>;

const choices = [
  { code: 'keep', label: 'It stays' },
  { code: 'leave-out', label: 'Leave it out' },
] as const;

/** Passages that could point to a person: somebody says of each whether the public may read it. */
export function Passages(props: {
  readonly passages: Report['passages'];
  readonly decisions: Decisions;
  readonly decide: (key: string, decision: Decisions[string]) => void;
}) {
  const { passages, decisions, decide } = props;
  const open = passages.filter(({ key }) => decisions[key] === undefined).length;
  if (passages.length === 0)
    return (
      <p className="soft">
        No passage was found that could point to a person. That is no proof: read it through before it is published.
      </p>
    );
  return (
    <Panel
      title="Could this point to a person?"
      aside={open === 0 ? 'All decided' : `${open} of ${passages.length} to decide`}
    >
      <ol className={styles.passages}>
        {passages.map(({ key, place, text, found }) => (
          <li key={key}>
            <p className="small soft">{place}</p>
            <blockquote>{text}</blockquote>
            <ul className={styles.list}>
              {found.map(({ words, kind }) => (
                <li key={`${kind} ${words}`}>
                  <b>{words}</b>: {pointerLabels[kind]}
                </li>
              ))}
            </ul>
            <Choice
              label={`In the public report: ${text.slice(0, 50)}`}
              labelHidden
              options={choices}
              value={decisions[key] ?? null}
              onChange={(decision) => decide(key, decision)}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export const keysOf = (decisions: Decisions, which: Decisions[string]): string[] =>
  Object.entries(decisions).flatMap(([key, decision]) => (decision === which ? [key] : []));
