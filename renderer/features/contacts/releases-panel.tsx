import { useState } from 'react';
import { certaintyLabels, inDays, releaseStateLabels, stageLabels } from '../../../domain/contacts/release.ts';
import type { Release, ReleaseTaskShown } from '../../../domain/contacts/release-operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief, dayInWords, weekdayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { CloseTask } from './close-task.tsx';
import styles from './contacts.module.css';
import { EndRelease } from './end-release.tsx';
import { ReleaseForm } from './release-form.tsx';

interface ReleasesPanelProps {
  readonly personId: string;
  readonly name: string;
}

type Opened = 'new' | { readonly release: Release; readonly what: 'change' | 'released' | 'fell-through' };

/** Known and expected releases from custody, with what has to be done before, on and after the day. */
export function ReleasesPanel({ personId, name }: ReleasesPanelProps) {
  const { data, error, refetch } = useRead('contacts.releases', { personId });
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayAdd = useMay('contacts.addRelease');
  const close = () => setOpened(null);
  const add = mayAdd && data?.withheld === false && (
    <Button size="small" onPress={() => setOpened('new')}>
      Record a release
    </Button>
  );
  return (
    <Panel title="Release from custody" aside={add || undefined}>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data?.withheld && <p className="soft">Recorded.</p>}
      {data && !data.withheld && data.releases.length === 0 && (
        <p className="soft">
          No release of {name} is known or expected. Recording one opens what has to be done before the day, on it and
          by day 21.
        </p>
      )}
      <div className="stack">
        {data?.releases.map((release) => (
          <OneRelease
            personId={personId}
            key={release.id}
            release={release}
            {...(mayAdd ? { onOpen: (what) => setOpened({ release, what }) } : {})}
          />
        ))}
      </div>
      {opened === 'new' && <ReleaseForm personId={personId} release={null} onClose={close} />}
      {opened !== null && opened !== 'new' && opened.what === 'change' && (
        <ReleaseForm personId={personId} release={opened.release} onClose={close} />
      )}
      {opened !== null && opened !== 'new' && opened.what !== 'change' && (
        <EndRelease personId={personId} release={opened.release} what={opened.what} onClose={close} />
      )}
    </Panel>
  );
}

interface OneReleaseProps {
  readonly personId: string;
  readonly release: Release;
  readonly onOpen?: (what: 'change' | 'released' | 'fell-through') => void;
}

function OneRelease({ personId, release, onOpen }: OneReleaseProps) {
  const today = useToday();
  const { releaseOn, certainty, changedFrom, establishment, state, because, warning } = release;
  const isComing = state === 'coming';
  return (
    <section className="close-stack" aria-label={`Release on ${dayInWords(releaseOn)}`}>
      <div className={styles.head}>
        <h3>{weekdayInWords(releaseOn)}</h3>
        <span className="soft small">{inDays(releaseOn, today)}</span>
        <Tag tone={isComing && certainty === 'expected' ? 'amber' : 'plain'}>
          {isComing ? certaintyLabels[certainty] : releaseStateLabels[state]}
        </Tag>
      </div>
      {changedFrom !== null && <p className="soft small">Changed: it was to be {dayInWords(changedFrom)}.</p>}
      {establishment !== null && <p className="soft small">From {establishment}</p>}
      {because !== null && <p className={styles.note}>{because}</p>}
      {warning !== null && (
        <p className={styles.warning}>
          <Tag tone="amber">Take care</Tag> {warning}
        </p>
      )}
      {state !== 'fell-through' && <Tasks personId={personId} tasks={release.tasks} />}
      {isComing && onOpen !== undefined && (
        <div className="row">
          <Button size="small" onPress={() => onOpen('released')}>
            They were released
          </Button>
          <Button kind="quiet" size="small" onPress={() => onOpen('change')}>
            Change
          </Button>
          <Button kind="quiet" size="small" onPress={() => onOpen('fell-through')}>
            It fell through
          </Button>
        </div>
      )}
    </section>
  );
}

const stages = ['before', 'day-0', 'by-day-21'] as const;
const stateTones = { open: 'amber', done: 'green', dropped: 'plain' } as const;
const stateWords = { open: 'Open', done: 'Done', dropped: 'Dropped' } as const;
/** On this panel everybody knows what the tasks are of. */
const withoutPrefix = (wording: string): string => {
  const rest = wording.replace(/^Release: /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

function Tasks({ personId, tasks }: { readonly personId: string; readonly tasks: readonly ReleaseTaskShown[] }) {
  const [closing, setClosing] = useState<ReleaseTaskShown | null>(null);
  const today = useToday();
  return (
    <>
      {stages.map((stage) => {
        const own = tasks.filter((task) => task.stage === stage);
        if (own.length === 0) return null;
        return (
          <div key={stage}>
            <h4 className={styles.stage}>{stageLabels[stage]}</h4>
            <ul className={styles.tasks}>
              {own.map((task) => (
                <li key={task.actionId}>
                  <span>
                    {withoutPrefix(task.wording)}
                    {task.state === 'open' && task.dueOn !== null && (
                      <span className={task.dueOn < today ? styles.late : 'soft small'}>
                        {' '}
                        by {dayInBrief(task.dueOn)}
                        {task.dueOn < today ? ', late' : ''}
                      </span>
                    )}
                  </span>
                  {task.state === 'open' ? (
                    <Button
                      kind="quiet"
                      size="small"
                      label={`Done: ${withoutPrefix(task.wording)}`}
                      onPress={() => setClosing(task)}
                    >
                      Done…
                    </Button>
                  ) : (
                    <Tag tone={stateTones[task.state]}>{stateWords[task.state]}</Tag>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {closing !== null && <CloseTask personId={personId} task={closing} onClose={() => setClosing(null)} />}
    </>
  );
}
