import type { Passage } from '../../../domain/lists/operations.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import styles from './written.module.css';

const pause = 200;
const fewest = 3;
const most = 20;

/** Where the typed words stand in anything that somebody wrote; nothing where they stand nowhere. */
export function WrittenPanel({ text }: { readonly text: string }) {
  const wanted = useSettled(text.trim(), pause);
  const asks = [...wanted].length >= fewest;
  const { data, error } = useRead(
    'lists.everything',
    { text: wanted, limit: most },
    { enabled: asks, keepPrevious: true },
  );
  if (!asks || text.trim() === '') return null;
  if (error) return <Failure error={error} />;
  if (!data || data.passages.length === 0) return null;
  return (
    <Panel title="In what was written" aside={data.more ? `The newest ${most}` : undefined}>
      <ul className={styles.passages}>
        {data.passages.map((passage, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one place can be found by several words
          <li key={at}>
            <PassageLine passage={passage} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PassageLine({ passage }: { readonly passage: Passage }) {
  const go = useGo();
  const { person, thing, words } = passage;
  return (
    <>
      <div className={styles.whose}>
        {person === null ? (
          <b>{thing}</b>
        ) : (
          <>
            <button
              type="button"
              className={styles.person}
              onClick={() => go({ screen: 'person', personId: person.id })}
            >
              {person.name}
            </button>
            <span className="faint">
              <span className="figures">{person.reference}</span> · {thing}
            </span>
          </>
        )}
      </div>
      <p className={styles.words}>
        {words.map(({ text, found }, at) =>
          found ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same word can be found twice
            <mark key={at} className={styles.found}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    </>
  );
}
